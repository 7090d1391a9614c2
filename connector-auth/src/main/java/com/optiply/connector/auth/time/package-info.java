/** The vendors' clock as a bean: the system's, or the sandbox's in local mode and tests. Leases and HTTP time-outs do not use it. */
package com.optiply.connector.auth.time;
