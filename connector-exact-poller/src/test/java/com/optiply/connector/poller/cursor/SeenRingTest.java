package com.optiply.connector.poller.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.progress.SeenRow;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenRingTest {

    @Test
    void everything_above_the_floor_is_known() {
        SeenRing ring = new SeenRing(rows(1, 10)).with(rows(11, 20), 6);

        assertThat(ring.rows()).isEqualTo(rows(15, 20));
        assertThat(ring.floor(0)).isEqualTo(14);
        assertThat(ring.highest(0)).isEqualTo(20);
        assertThat(ring.contains(new SeenRow("17", 17))).isTrue();
        assertThat(ring.contains(new SeenRow("17", 18))).isFalse();
    }

    @Test
    void a_late_row_finds_its_place() {
        SeenRing ring = new SeenRing(rows(5, 7)).with(List.of(new SeenRow("late", 4)), 6);

        assertThat(ring.floor(0)).isEqualTo(3);
        assertThat(ring.rows()).hasSize(4).first().isEqualTo(new SeenRow("late", 4));
    }

    @Test
    void an_empty_ring_has_the_floor_it_is_given() {
        assertThat(new SeenRing(List.of()).floor(42)).isEqualTo(42);
    }

    private static List<SeenRow> rows(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(row -> new SeenRow(Long.toString(row), row))
                .toList();
    }
}
