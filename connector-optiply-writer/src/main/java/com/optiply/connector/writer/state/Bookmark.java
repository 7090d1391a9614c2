package com.optiply.connector.writer.state;

/**
 * Up to where a list sorted by id was read.
 *
 * @param offset records that were read, at least 1
 * @param lastId id of the last of them
 */
public record Bookmark(long offset, String lastId) {}
