/** How fast an Optiply account is called: starts low, rises while all goes well, falls at 429, 5xx and rising latency. */
package com.optiply.connector.writer.pacing;
