/** Faults that are asked for through the admin face and strike a share of the matching requests. */
package com.optiply.connector.sandbox.fault;
