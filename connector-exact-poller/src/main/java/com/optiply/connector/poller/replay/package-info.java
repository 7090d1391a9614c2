/** Reading what lies on our own topics: a partition from its beginning to its end, committed records only, outside any consumer group. */
package com.optiply.connector.poller.replay;
