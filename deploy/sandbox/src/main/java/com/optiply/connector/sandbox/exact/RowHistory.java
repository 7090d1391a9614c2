package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.exact.store.RowListener;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The newest changes of rows, whoever made them; what a seed loads is no change. Thread-safe. */
public final class RowHistory implements RowListener {
    private static final int KEPT = 20_000;

    private final SandboxClock clock;
    private final ArrayDeque<Change> changes = new ArrayDeque<>();

    RowHistory(SandboxClock clock) {
        this.clock = clock;
    }

    /**
     * A change of a row.
     *
     * @param at vendors' time
     * @param after the row after it
     * @param properties names of the properties that it changed, all that are set for a new row
     */
    public record Change(Instant at, int division, Action action, Row after, List<String> properties) {}

    @Override
    public void changed(Company company, Action action, Row before, Row after) {
        List<String> properties = new ArrayList<>();
        for (Property property : after.type().properties().values()) {
            Object was = action == Action.UPDATE ? before.get(property) : null;
            if (action != Action.DELETE && !Objects.equals(was, after.get(property))) {
                properties.add(property.name());
            }
        }
        Change change = new Change(clock.instant(), company.division(), action, after, List.copyOf(properties));
        synchronized (changes) {
            if (changes.size() == KEPT) {
                changes.removeFirst();
            }
            changes.addLast(change);
        }
    }

    /** The kept changes of one row, oldest first. */
    public List<Change> of(int division, String store, String id) {
        synchronized (changes) {
            return changes.stream()
                    .filter(change -> change.division == division
                            && change.after.type().name().equals(store)
                            && change.after.id().toString().equals(id))
                    .toList();
        }
    }

    void clear() {
        synchronized (changes) {
            changes.clear();
        }
    }
}
