/** How the streams fare: metrics, and the records of {@code connector.sync-status.v1} that connector-auth shows to people. */
package com.optiply.connector.poller.status;
