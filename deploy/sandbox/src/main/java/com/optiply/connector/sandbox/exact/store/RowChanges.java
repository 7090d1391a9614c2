package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes of rows as Exact makes them (Exact reference §3.7, §3.8): every change gives a higher row version, invoices are
 * restamped with all their rows, order headers and lines each by themselves, deletions leave a row in sync/Deleted.
 */
public final class RowChanges {
    private final ExactModel model;
    private final SandboxClock clock;
    private final Completion completion;
    private final Surroundings surroundings;
    private final Deletions deletions;
    private final LateCommits late;

    public RowChanges(ExactModel model, SandboxClock clock, Switches switches) {
        this.model = model;
        this.clock = clock;
        this.completion = new Completion(model, switches);
        this.surroundings = new Surroundings(model, clock, switches);
        this.deletions = new Deletions(model, clock, switches, surroundings);
        this.late = new LateCommits(clock, switches);
    }

    /**
     * Adds a row; what is not given takes its default.
     *
     * @throws IllegalArgumentException when a row with that id exists
     */
    public Row insert(Company company, StoreType type, Map<Property, Object> given) {
        if (!late.wanted()) {
            return insertNow(company, type, given);
        }
        return company.write(() -> {
            Row made = completion.create(company, type, given, clock.wallMillis());
            company.commitPending(made.id());
            if (company.holds(made)) {
                throw new IllegalArgumentException(type + " " + made.id() + " exists");
            }
            Map<Property, Object> values = LateCommits.identified(type, given, made);
            late.postpone(company, made, false, () -> insertNow(company, type, values));
            return made;
        });
    }

    /** The same, seen by all at once. */
    Row insertNow(Company company, StoreType type, Map<Property, Object> given) {
        return company.write(() -> {
            Row row = completion.create(company, type, given, clock.wallMillis());
            Rows rows = company.rows(type);
            if (rows.byId(row.id()).isPresent()) {
                throw new IllegalArgumentException(type + " " + row.id() + " exists");
            }
            Row inherited = Surroundings.inherit(rows, row);
            rows.put(inherited.stamped(company.nextVersion()));
            surroundings.settle(company, inherited);
            company.announce(RowListener.Action.CREATE, inherited, inherited);
            return rows.byId(row.id()).orElseThrow();
        });
    }

    /** Changes properties of a row; null clears one. The row as it is, or will be when it is committed late. */
    public Row patch(Company company, Row row, Map<Property, Object> changes) {
        if (!late.wanted()) {
            return patchNow(company, row, changes);
        }
        late.postpone(company, row, true, () -> patchNow(company, row, changes));
        return company.write(() -> completion.change(company, row, changes));
    }

    /** The same, seen by all at once. */
    Row patchNow(Company company, Row row, Map<Property, Object> changes) {
        return company.write(() -> {
            company.commitPending(row.id());
            Rows rows = company.rows(row.type());
            Row current = rows.byId(row.id()).orElseThrow();
            Row changed = surroundings.touched(completion.change(company, current, changes));
            if (!changed.id().equals(current.id())) {
                throw new IllegalArgumentException("the id of a row cannot be changed");
            }
            rows.put(changed.stamped(company.nextVersion()));
            surroundings.settle(company, changed);
            company.announce(RowListener.Action.UPDATE, current, changed);
            return rows.byId(row.id()).orElseThrow();
        });
    }

    /** Deletes a row and what hangs on it, and lists the deletions. */
    public void delete(Company company, Row row) {
        if (late.wanted()) {
            late.postpone(company, row, true, () -> deleteNow(company, row));
        } else {
            deleteNow(company, row);
        }
    }

    /** The same, seen by all at once. */
    void deleteNow(Company company, Row row) {
        company.write(() -> {
            company.commitPending(row.id());
            if (!company.holds(row)) {
                return null;
            }
            deletions.remove(company, row, true);
            company.announce(RowListener.Action.DELETE, row, row);
            return null;
        });
    }

    /** Stores many new rows in that order, each as it is given: complete, with its own Created and Modified. */
    public void load(Company company, List<Row> complete) {
        company.write(() -> {
            Shared shared = new Shared();
            complete.forEach(row -> company.rows(row.type()).put(shared.of(row).stamped(company.nextVersion())));
            return null;
        });
    }

    /** Stores rows that are given in part, headers before their lines, and returns them in that order. */
    public List<Row> loadPartial(Company company, StoreType type, List<Map<Property, Object>> given) {
        return company.write(() -> {
            List<Row> loaded = new ArrayList<>();
            Rows rows = company.rows(type);
            for (Map<Property, Object> values : given) {
                Row row = completion.create(company, type, values, clock.wallMillis());
                rows.put(Surroundings.inherit(rows, row).stamped(company.nextVersion()));
                loaded.add(row);
            }
            return loaded;
        });
    }

    /** Gives headers that were loaded without totals those of their lines. */
    public void completeTotals(Company company, StoreType headers, Set<Object> withTotals) {
        company.write(() -> {
            for (Row header : List.copyOf(company.rows(headers).byTimestamp().values())) {
                if (!withTotals.contains(header.id()) && !Amounts.isLine(header) && !Amounts.isVatRow(header)) {
                    surroundings.retotal(company, header);
                }
            }
            return null;
        });
    }

    /**
     * Moves the division to another database: all row versions are made anew, those of deletions too (Exact reference
     * §3.7).
     *
     * @param date the column of Divisions that shows it: DivisionMoveDate or DivisionHRLinkUnlinkDate
     */
    public void move(Company company, String date) {
        company.write(() -> {
            company.commitPending(null);
            company.restartVersions();
            for (StoreType type : model.stores()) {
                Rows rows = company.rows(type);
                boolean division = type.name().equals("Divisions");
                List<Row> all = List.copyOf(rows.byTimestamp().values());
                rows.byTimestamp().clear();
                for (Row row : all) {
                    Row moved = division ? row.with(date, clock.wallMillis()) : row;
                    rows.put(moved.stamped(company.nextVersion()));
                }
            }
            return null;
        });
    }

    /** Two months after it a deletion is no longer listed. */
    public void forgetOldDeletions(Company company) {
        deletions.forgetOld(company);
    }
}
