package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.poller.stream.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private record Slot(Stream stream, boolean isLoading, boolean isOpen, Instant due, Instant notBefore)
            implements Planner.Slot {}

    @Test
    void a_first_load_goes_products_before_sales() {
        assertThat(next(loading(Stream.SALES_ORDERS), loading(Stream.ITEMS), loading(Stream.WAREHOUSES)))
                .contains(Stream.WAREHOUSES);
        assertThat(next(loading(Stream.SALES_ORDERS), loading(Stream.BOM_VERSIONS), live(Stream.ITEMS, LATER)))
                .contains(Stream.BOM_VERSIONS);
    }

    @Test
    void stock_that_is_due_comes_before_any_first_load_and_before_items() {
        assertThat(next(loading(Stream.SALES_ORDERS), live(Stream.ITEMS, NOW), live(Stream.STOCK_POSITIONS, NOW)))
                .contains(Stream.STOCK_POSITIONS);
    }

    @Test
    void what_must_wait_holds_up_nobody() {
        Slot denied = new Slot(Stream.WAREHOUSES, true, false, Instant.MIN, LATER);

        assertThat(next(denied, loading(Stream.ITEMS))).contains(Stream.ITEMS);
        assertThat(next(denied)).isEmpty();
        assertThat(Planner.wakeUp(List.of(denied, live(Stream.ITEMS, LATER.plusSeconds(1)))))
                .contains(LATER);
    }

    @Test
    void an_open_run_goes_on_although_it_is_not_due() {
        assertThat(next(new Slot(Stream.ITEMS, false, true, LATER, Instant.MIN)))
                .contains(Stream.ITEMS);
    }

    @Test
    void deletions_are_followed_from_the_first_moment() {
        assertThat(next(loading(Stream.WAREHOUSES), new Slot(Stream.DELETIONS, true, false, Instant.MIN, Instant.MIN)))
                .contains(Stream.DELETIONS);
        assertThat(next(loading(Stream.WAREHOUSES), new Slot(Stream.DELETIONS, true, false, LATER, Instant.MIN)))
                .contains(Stream.WAREHOUSES);
    }

    private static Optional<Stream> next(Slot... slots) {
        return Planner.next(List.of(slots), NOW).map(Slot::stream);
    }

    private static Slot loading(Stream stream) {
        return new Slot(stream, true, false, Instant.MIN, Instant.MIN);
    }

    private static Slot live(Stream stream, Instant due) {
        return new Slot(stream, false, false, due, Instant.MIN);
    }
}
