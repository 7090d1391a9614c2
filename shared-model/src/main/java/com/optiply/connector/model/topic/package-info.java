/** The catalogue of topics: names, keys, clean-up, retention, schemas, and how records spread over partitions. */
package com.optiply.connector.model.topic;
