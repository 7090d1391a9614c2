package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.model.StoreType.Link;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Removals and the list of them in sync/Deleted (Exact reference §3.8). Called while the company is being written. */
final class Deletions {
    private final ExactModel model;
    private final SandboxClock clock;
    private final Switches switches;
    private final Surroundings surroundings;

    Deletions(ExactModel model, SandboxClock clock, Switches switches, Surroundings surroundings) {
        this.model = model;
        this.clock = clock;
        this.switches = switches;
        this.surroundings = surroundings;
    }

    /**
     * Removes a row and what hangs on it.
     *
     * @param listed whether sync/Deleted shows it
     */
    void remove(Company company, Row row, boolean listed) {
        Rows rows = company.rows(row.type());
        if (rows.byId(row.id()).isEmpty()) {
            return;
        }
        rows.remove(rows.byId(row.id()).get());
        if (listed) {
            list(company, row);
        }
        boolean lineListed = listed && switches.on(Switch.DELETE_LINES_TOMBSTONES);
        if (row.type().group().isPresent() && row.number("LineNumber") == 0) {
            Property group = row.type().group().get();
            rows.referring(group.name(), row.get(group)).forEach(line -> {
                rows.remove(line);
                if (lineListed) {
                    list(company, line);
                }
            });
        } else {
            surroundings.settle(company, row);
        }
        boolean dependents = switches.on(Switch.ITEM_DELETE_CASCADES);
        Stream<Link> links = dependents
                ? Stream.concat(row.type().children().stream(), row.type().dependents().stream())
                : row.type().children().stream();
        links.toList().forEach(link -> company.rows(model.required(link.store()))
                .referring(link.property(), row.get(link.ownProperty()))
                .forEach(child -> remove(company, child, lineListed)));
    }

    /** Two months after it a deletion is no longer listed. Takes the company's lock itself. */
    void forgetOld(Company company) {
        long oldest = SandboxClock.wallMillis(
                clock.instant().atZone(SandboxClock.EXACT_ZONE).minusMonths(2).toInstant());
        StoreType deleted = model.required("Deleted");
        boolean due = company.read(deleted, rows -> rows.changedAfter(0)
                .findFirst()
                .filter(row -> row.number("DeletedDate") < oldest)
                .isPresent());
        if (due) {
            company.write(() -> {
                Rows rows = company.rows(deleted);
                List.copyOf(rows.all()).stream()
                        .filter(row -> row.number("DeletedDate") < oldest)
                        .forEach(rows::remove);
                return null;
            });
        }
    }

    private void list(Company company, Row row) {
        if (row.type().deletedType().isEmpty()) {
            return;
        }
        StoreType deleted = model.required("Deleted");
        Row entry = new RowDraft(deleted)
                .set("ID", UUID.randomUUID())
                .set("EntityKey", row.id())
                .set("EntityType", row.type().deletedType().getAsInt())
                .set("DeletedDate", clock.wallMillis())
                .set("DeletedBy", row.get("Modifier"))
                .set("Division", company.division())
                .row();
        company.rows(deleted).put(entry.stamped(company.nextVersion()));
    }
}
