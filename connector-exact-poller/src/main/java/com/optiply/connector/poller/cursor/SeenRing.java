package com.optiply.connector.poller.cursor;

import com.optiply.connector.model.progress.SeenRow;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows with the highest versions that were read, ascending. It is complete above its floor: every row read with a version above it is in the ring, so a
 * re-read from the floor on can tell what is new. Immutable.
 *
 * <p>Law: after {@code with(rows, n)} all rows not kept have a version of at most {@code floor()}.
 */
public final class SeenRing {

    private final List<SeenRow> rows;
    private final Set<SeenRow> lookup;

    public SeenRing(Collection<SeenRow> rows) {
        this.rows = rows.stream().sorted(Comparator.comparingLong(SeenRow::row)).toList();
        this.lookup = new HashSet<>(this.rows);
    }

    public boolean contains(SeenRow row) {
        return lookup.contains(row);
    }

    /** From here on a re-read can be compared: just below the lowest row. @param empty the answer of an empty ring */
    public long floor(long empty) {
        return rows.isEmpty() ? empty : rows.getFirst().row() - 1;
    }

    /** The highest version. @param empty the answer of an empty ring */
    public long highest(long empty) {
        return rows.isEmpty() ? empty : rows.getLast().row();
    }

    /** With these rows too, keeping the highest {@code most}. */
    public SeenRing with(Collection<SeenRow> more, int most) {
        Set<SeenRow> all = new HashSet<>(lookup);
        all.addAll(more);
        List<SeenRow> sorted =
                all.stream().sorted(Comparator.comparingLong(SeenRow::row)).toList();
        return new SeenRing(sorted.subList(Math.max(0, sorted.size() - most), sorted.size()));
    }

    public List<SeenRow> rows() {
        return rows;
    }

    public Stream<SeenRow> stream() {
        return rows.stream();
    }
}
