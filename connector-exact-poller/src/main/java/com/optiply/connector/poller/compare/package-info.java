/** Two large sets of rows compared by id and version: sorted on disk, held in memory a chunk at a time. Plain classes that know neither HTTP nor Kafka. */
package com.optiply.connector.poller.compare;
