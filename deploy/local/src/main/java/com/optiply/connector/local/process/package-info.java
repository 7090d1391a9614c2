/** Starts and stops the processes: ports, checks before the start, configuration of the services, readiness, memory. Knows nothing of what flows through them. */
package com.optiply.connector.local.process;
