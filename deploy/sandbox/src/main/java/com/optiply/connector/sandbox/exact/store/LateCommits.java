package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Long transactions (Exact reference §3.7, "late visibility"): the row versions of a change are drawn now, others see it
 * only when it is committed, with versions that readers may have passed by then.
 */
final class LateCommits {
    /** Enough for a change with all the rows it restamps. */
    private static final int VERSIONS = 1_000;

    private final SandboxClock clock;
    private final Switches switches;

    LateCommits(SandboxClock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    /** Whether changes are committed late at present. */
    boolean wanted() {
        return switches.number(Switch.LATE_COMMIT_SECONDS) > 0;
    }

    /**
     * Draws versions and leaves the change for later.
     *
     * @param row a further change of it commits this one first, as a row lock would
     * @param there whether the row must be there, or must not, when the change is committed; otherwise nothing happens,
     *     since what it hung on may have been deleted meanwhile
     */
    void postpone(Company company, Row row, boolean there, Runnable change) {
        Instant due = clock.instant().plusSeconds(switches.number(Switch.LATE_COMMIT_SECONDS));
        company.write(() -> {
            company.commitPending(row.id());
            Company.Versions drawn = company.draw(VERSIONS);
            company.postpone(new Company.Pending(
                    clock,
                    due,
                    row.id(),
                    () -> company.write(() -> {
                        if (company.holds(row) == there) {
                            company.use(drawn, change);
                        }
                        return null;
                    })));
            return null;
        });
    }

    /** The given values with the ids that the row will have. */
    static Map<Property, Object> identified(StoreType type, Map<Property, Object> given, Row row) {
        Map<Property, Object> values = new HashMap<>(given);
        if (row.id() instanceof UUID) {
            values.put(type.id(), row.id());
        }
        type.alternate().ifPresent(key -> values.put(key, row.get(key)));
        return values;
    }
}
