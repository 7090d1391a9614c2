/** The vendors' time: call limits, token life, polling intervals, midnights and validity follow it; leases and time-outs do not. */
package com.optiply.connector.model.time;
