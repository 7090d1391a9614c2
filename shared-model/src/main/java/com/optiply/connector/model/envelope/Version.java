package com.optiply.connector.model.envelope;

/**
 * Version of a row: the epoch of its division and the row version within it. Exact's row version rises with every change until the division is moved to
 * another database; then the epoch rises (Exact reference, sections 1.7 and 3.7). Where Exact has no row version, {@code row} is the time of the last
 * change in milliseconds since 1970 (UTC). Newest wins; an equal version with other content replaces.
 *
 * <p>Law: {@code parse(v.toString()).equals(v)}, and the text order of two versions is their order.
 *
 * @param epoch 0 or more, below 10,000
 * @param row   0 or more
 */
public record Version(int epoch, long row) implements Comparable<Version> {

    public Version {
        if (epoch < 0 || epoch > 9999 || row < 0) {
            throw new IllegalArgumentException("No version: epoch " + epoch + ", row " + row);
        }
    }

    /** @throws IllegalArgumentException when the text is no version */
    public static Version parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("No version: '" + text + "'");
        }
        return new Version(Integer.parseInt(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
    }

    @Override
    public int compareTo(Version other) {
        int byEpoch = Integer.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(row, other.row);
    }

    /** Zero-padded, so that readers who know only text compare right, as the CloudEvents sequence extension asks. */
    @Override
    public String toString() {
        return "%04d.%019d".formatted(epoch, row);
    }
}
