package com.optiply.connector.poller.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void marks_come_sorted_and_the_last_of_each_row_counts() {
        List<RowMark> marks = new ArrayList<>();
        for (int row = 1; row <= 1_000; row++) {
            marks.add(mark(row, row, 0, true));
            marks.add(mark(row, row + 5_000, 1, row % 2 == 0));
        }
        Collections.shuffle(marks, new Random(5));
        try (SortedMarks sorted = new SortedMarks(64)) {
            marks.forEach(sorted::add);

            List<RowMark> got = new ArrayList<>();
            sorted.sorted().forEachRemaining(got::add);

            assertThat(sorted.count()).isEqualTo(2_000);
            assertThat(got).hasSize(1_000).allMatch(mark -> mark.order() == 1);
            assertThat(got).extracting(RowMark::id).isSorted();
        }
    }

    @Test
    void what_the_topic_lacks_is_told_from_what_it_has_beyond() {
        Iterator<RowMark> source = List.of(
                        mark(1, 10, 0, true),
                        mark(2, 20, 0, true),
                        mark(3, 30, 0, true),
                        mark(4, 40, 0, true),
                        mark(6, 60, 0, true))
                .iterator();
        Iterator<RowMark> topic = List.of(
                        mark(1, 10, 0, true), // the same
                        mark(2, 19, 0, true), // older
                        mark(3, 31, 0, false), // deleted since
                        mark(4, 39, 0, false), // deleted, and there again
                        mark(5, 50, 0, true), // not in the source
                        mark(7, 70, 0, false)) // rightly gone
                .iterator();

        Differences differences = Differences.between(source, topic, 0, 100);

        assertThat(differences.lacking()).containsExactly(20L, 40L, 60L);
        assertThat(differences.found()).isEqualTo(3);
        assertThat(differences.beyond()).isEqualTo(1);
        assertThat(differences.samples()).containsExactly(new UUID(1, 5));
    }

    @Test
    void rows_older_than_the_picture_of_the_source_are_not_beyond_it() {
        Iterator<RowMark> source =
                List.of(mark(2, 20, 0, true), mark(3, 30, 0, true)).iterator();
        Iterator<RowMark> topic = List.of(
                        mark(1, 10, 0, true), // older than the picture
                        mark(2, 9, 0, true), // changed since it was published
                        mark(4, 25, 0, true)) // not in the picture although new enough
                .iterator();

        Differences differences = Differences.between(source, topic, 15, 100);

        assertThat(differences.lacking()).containsExactly(20L, 30L);
        assertThat(differences.samples()).containsExactly(new UUID(1, 4));
    }

    @Test
    void no_more_than_a_number_is_kept_for_repair() {
        List<RowMark> source = new ArrayList<>();
        for (int row = 1; row <= 50; row++) {
            source.add(mark(row, row, 0, true));
        }

        Differences differences = Differences.between(source.iterator(), Collections.emptyIterator(), 0, 10);

        assertThat(differences.found()).isEqualTo(50);
        assertThat(differences.lacking()).hasSize(10).contains(1L, 10L);
    }

    private static RowMark mark(int row, long version, long order, boolean live) {
        return new RowMark(new UUID(1, row), version, order, live);
    }
}
