/** Tests of the vendor clock. */
package com.optiply.connector.model.time;
