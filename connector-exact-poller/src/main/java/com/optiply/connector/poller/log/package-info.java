/** What log lines look like to machines. */
package com.optiply.connector.poller.log;
