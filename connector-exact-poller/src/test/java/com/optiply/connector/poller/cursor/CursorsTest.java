package com.optiply.connector.poller.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.tenant.StreamCommand;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.stream.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private final Samples sample = Samples.orders("bakker-bv", 124132);
    private final PollCursor stored = at(sample.tenant(), 1, 500);

    @Test
    void a_cursor_goes_on_where_it_was() {
        assertThat(open(sample.tenant(), 1)).isEqualTo(stored);
    }

    @Test
    void another_incarnation_division_or_epoch_begins_anew() {
        assertThat(open(sample.incarnation(UUID.randomUUID()).tenant(), 1).position())
                .isZero();
        assertThat(open(sample.division(99).tenant(), 1).position()).isZero();
        assertThat(open(sample.tenant(), 2).position()).isZero();
    }

    @Test
    void a_resync_begins_anew_once() {
        Tenant asked =
                sample.command("items", new StreamCommand(1, null, null, null)).tenant();

        PollCursor fresh = open(asked, 1);

        assertThat(fresh.position()).isZero();
        assertThat(fresh.resync()).isEqualTo(1);
        assertThat(fresh.firstLoadComplete()).isFalse();
        assertThat(Cursors.isOutdone(fresh, asked)).isFalse();
    }

    @Test
    void the_epoch_is_shared_by_all_streams_of_a_division_and_rises_with_another_one() {
        assertThat(Cursors.epoch(sample.tenant(), List.of())).isEqualTo(1);
        assertThat(Cursors.epoch(sample.tenant(), List.of(stored, at(sample.tenant(), 3, 1))))
                .isEqualTo(3);
        assertThat(Cursors.epoch(sample.division(99).tenant(), List.of(stored))).isEqualTo(2);
        assertThat(Cursors.epoch(sample.incarnation(UUID.randomUUID()).tenant(), List.of(stored)))
                .isEqualTo(1);
    }

    @Test
    void the_marks_of_a_first_load_begin_without_any_record() {
        assertThat(Cursors.fresh(sample.tenant(), Stream.SALES_INVOICES, 1, NOW).firstLoadOffsets())
                .containsOnlyKeys("exact.sales-invoice.v1", "exact.sales-invoice-line.v1")
                .containsValue(-1L);
    }

    private PollCursor open(Tenant tenant, int epoch) {
        return Cursors.open(Optional.of(stored), tenant, Stream.ITEMS, epoch, NOW);
    }

    private static PollCursor at(Tenant tenant, int epoch, long position) {
        PollCursor fresh = Cursors.fresh(tenant, Stream.ITEMS, epoch, NOW);
        return new PollCursor(
                fresh.tenantId(),
                fresh.incarnation(),
                fresh.division(),
                fresh.stream(),
                fresh.sourcePath(),
                epoch,
                position,
                0,
                position,
                true,
                fresh.firstLoadOffsets(),
                List.of(),
                null,
                NOW);
    }
}
