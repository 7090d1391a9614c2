/** Which clock and which calendar the rules use. Rules in vendor time take the clock from here; leases and time-outs never do. */
package com.optiply.connector.writer.time;
