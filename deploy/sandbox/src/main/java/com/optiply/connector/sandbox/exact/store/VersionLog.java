package com.optiply.connector.sandbox.exact.store;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Rows in the order of their row versions. Versions nearly always rise, so this is an array that grows at its end; removed
 * rows leave gaps until there are too many. Guarded by its company.
 */
final class VersionLog {
    private static final int FIRST_SIZE = 8;

    private long[] versions = new long[FIRST_SIZE];
    private Row[] rows = new Row[FIRST_SIZE];
    private int length;
    private int gaps;

    /** Adds a row; no other may have its version. */
    void put(Row row) {
        if (length == rows.length) {
            resize(length - gaps + Math.max(FIRST_SIZE, (length - gaps) / 4));
        }
        int at = length;
        if (length > 0 && versions[length - 1] >= row.timestamp()) {
            at = position(row.timestamp());
            if (versions[at] == row.timestamp()) {
                if (rows[at] != null) {
                    throw new IllegalStateException("two rows with version " + row.timestamp());
                }
                rows[at] = row;
                gaps--;
                return;
            }
            System.arraycopy(versions, at, versions, at + 1, length - at);
            System.arraycopy(rows, at, rows, at + 1, length - at);
        }
        versions[at] = row.timestamp();
        rows[at] = row;
        length++;
    }

    /**
     * Takes out a row, if it is there. Another row with its version stays: after {@link #clear} versions may be given
     * again.
     */
    void remove(Row row) {
        int at = position(row.timestamp());
        if (at < length && rows[at] == row) {
            rows[at] = null;
            gaps++;
            if (gaps > FIRST_SIZE && gaps > length / 2) {
                resize(length - gaps + FIRST_SIZE);
            }
        }
    }

    /** Forgets all rows. */
    void clear() {
        versions = new long[FIRST_SIZE];
        rows = new Row[FIRST_SIZE];
        length = 0;
        gaps = 0;
    }

    /** Rows above a version. */
    Stream<Row> after(long version) {
        int from = version == Long.MAX_VALUE ? length : position(version + 1);
        return Arrays.stream(rows, from, length).filter(Objects::nonNull);
    }

    /** All rows; a view. */
    Collection<Row> values() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<Row> iterator() {
                return after(Long.MIN_VALUE).iterator();
            }

            @Override
            public int size() {
                return length - gaps;
            }
        };
    }

    /** The first place with that version or a higher one. */
    private int position(long version) {
        int found = Arrays.binarySearch(versions, 0, length, version);
        return found < 0 ? -found - 1 : found;
    }

    /** Makes new arrays without gaps. */
    private void resize(int size) {
        long[] keptVersions = new long[size];
        Row[] kept = new Row[size];
        int to = 0;
        for (int at = 0; at < length; at++) {
            if (rows[at] != null) {
                keptVersions[to] = versions[at];
                kept[to] = rows[at];
                to++;
            }
        }
        versions = keptVersions;
        rows = kept;
        length = to;
        gaps = 0;
    }
}
