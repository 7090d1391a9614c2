/** Companies with data: the online retail day, generated data, given rows. */
package com.optiply.connector.sandbox.seed;
