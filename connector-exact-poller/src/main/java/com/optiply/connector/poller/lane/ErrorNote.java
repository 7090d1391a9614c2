package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.progress.SeenRow;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.poller.exact.ErrorNotes;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.stream.Stream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the errors of the last hour in a cursor of its own, {@code division.errors}, as endpoints with the milliseconds at which they gave one: Exact counts
 * them whoever owns the tenant. An error is rare, so each is noted at once. Used by the tenant's lane alone.
 */
final class ErrorNote implements ErrorNotes {

    private static final String NAME = Stream.DIVISION.label() + ".errors";

    private final LaneParts parts;
    private final Supplier<Tenant> tenant;
    private final Supplier<Integer> epoch;

    /** @param epoch of the tenant's company now */
    ErrorNote(LaneParts parts, Supplier<Tenant> tenant, Supplier<Integer> epoch) {
        this.parts = parts;
        this.tenant = tenant;
        this.epoch = epoch;
    }

    @Override
    public Map<String, List<Instant>> read() {
        Map<String, List<Instant>> recent = new HashMap<>();
        Optional<PollCursor> noted = parts.cursors()
                .get(tenant.get().tenantId(), NAME)
                .filter(note -> note.division() == tenant.get().division());
        for (SeenRow error : noted.map(PollCursor::lastPage).orElse(List.of())) {
            recent.computeIfAbsent(error.id(), endpoint -> new ArrayList<>()).add(Instant.ofEpochMilli(error.row()));
        }
        return recent;
    }

    /** Not being able to note it holds up nothing: the ration is only smaller than it may be. */
    @Override
    public void write(Map<String, List<Instant>> recent) {
        List<SeenRow> errors = recent.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(at -> new SeenRow(entry.getKey(), at.toEpochMilli())))
                .sorted(Comparator.comparingLong(SeenRow::row))
                .toList();
        Tenant of = tenant.get();
        PollCursor note = new PollCursor(
                of.tenantId(),
                of.incarnation(),
                of.division(),
                NAME,
                Stream.DIVISION.path(),
                epoch.get(),
                errors.getLast().row(),
                0,
                errors.size(),
                true,
                Map.of(),
                errors,
                null,
                parts.clock().instant());
        if (parts.publisher().publish(List.of(), offsets -> note) instanceof PublishOutcome.Committed) {
            parts.cursors().put(note);
        }
    }
}
