package com.optiply.connector.poller.replay;

/**
 * A row as it was last published.
 *
 * @param row  row part of its version
 * @param hash of its content, see {@link com.optiply.connector.poller.publish.ContentHash}
 */
public record PublishedRow(long row, String hash) {}
