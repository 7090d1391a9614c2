package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.model.StoreType.Link;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Changes of rows as Exact makes them (Exact reference §3.7, §3.8): every change gives a higher row version, invoices are
 * restamped with all their rows, order headers and lines each by themselves, deletions leave a row in sync/Deleted.
 */
public final class RowChanges {
    private final ExactModel model;
    private final SandboxClock clock;
    private final Switches switches;
    private final Completion completion;

    public RowChanges(ExactModel model, SandboxClock clock, Switches switches) {
        this.model = model;
        this.clock = clock;
        this.switches = switches;
        this.completion = new Completion(model, switches);
    }

    /**
     * Adds a row; what is not given takes its default.
     *
     * @throws IllegalArgumentException when a row with that id exists
     */
    public Row insert(Company company, StoreType type, Map<Property, Object> given) {
        return company.write(() -> {
            Row row = completion.create(company, type, given, clock.wallMillis());
            Rows rows = company.rows(type);
            if (rows.byId(row.id()).isPresent()) {
                throw new IllegalArgumentException(type + " " + row.id() + " exists");
            }
            Row inherited = inherit(rows, row);
            rows.put(inherited.stamped(company.nextVersion()));
            settle(company, inherited);
            return rows.byId(row.id()).orElseThrow();
        });
    }

    /** Changes properties of a row; null clears one. */
    public Row patch(Company company, Row row, Map<Property, Object> changes) {
        return company.write(() -> {
            Rows rows = company.rows(row.type());
            Row current = rows.byId(row.id()).orElseThrow();
            Row changed = touched(completion.change(company, current, changes));
            if (!changed.id().equals(current.id())) {
                throw new IllegalArgumentException("the id of a row cannot be changed");
            }
            rows.put(changed.stamped(company.nextVersion()));
            settle(company, changed);
            return rows.byId(row.id()).orElseThrow();
        });
    }

    /** Deletes a row and what hangs on it, and lists the deletions. */
    public void delete(Company company, Row row) {
        company.write(() -> {
            remove(company, row, true);
            return null;
        });
    }

    /** Stores many new rows in that order, each as it is given: complete, with its own Created and Modified. */
    public void load(Company company, List<Row> complete) {
        company.write(() -> {
            complete.forEach(row -> company.rows(row.type()).put(row.stamped(company.nextVersion())));
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
                rows.put(inherit(rows, row).stamped(company.nextVersion()));
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
                    retotal(company, header);
                }
            }
            return null;
        });
    }

    /** Moves the division to another database: all row versions are made anew (Exact reference §3.7). */
    public void move(Company company) {
        company.write(() -> {
            company.restartVersions();
            for (StoreType type : model.stores()) {
                Rows rows = company.rows(type);
                boolean division = type.name().equals("Divisions");
                for (Row row : List.copyOf(rows.byTimestamp().values())) {
                    Row moved = division ? row.with("DivisionMoveDate", clock.wallMillis()) : row;
                    rows.put(moved.stamped(company.nextVersion()));
                }
            }
            return null;
        });
    }

    /** Two months after it a deletion is no longer listed. */
    public void forgetOldDeletions(Company company) {
        long oldest = SandboxClock.wallMillis(
                clock.instant().atZone(SandboxClock.EXACT_ZONE).minusMonths(2).toInstant());
        StoreType deleted = model.required("Deleted");
        boolean due = company.read(
                deleted,
                rows -> !rows.byTimestamp().isEmpty()
                        && rows.byTimestamp().firstEntry().getValue().number("DeletedDate") < oldest);
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

    private Row touched(Row row) {
        return row.type()
                .modified()
                .map(modified -> row.with(modified.name(), clock.wallMillis()))
                .orElse(row);
    }

    /** A new line repeats its header's columns. */
    private static Row inherit(Rows rows, Row row) {
        if (row.type().group().isEmpty() || row.number("LineNumber") == 0) {
            return row;
        }
        Object key = row.get(row.type().group().get());
        return rows.byAlternate(key).map(header -> row.with(sharedOf(header))).orElse(row);
    }

    private static Map<Property, Object> sharedOf(Row header) {
        Map<Property, Object> shared = new HashMap<>();
        header.type().shared().forEach(property -> shared.put(property, header.get(property)));
        return shared;
    }

    /** What a change of a row does to the rows around it. */
    private void settle(Company company, Row changed) {
        StoreType type = changed.type();
        if (type.group().isPresent()) {
            boolean line = Amounts.isLine(changed);
            restampGroup(company, type, changed.get(type.group().get()), line);
        } else if (type.name().equals("SalesOrderLines") && switches.on(Switch.ORDER_TOTALS_FOLLOW_LINES)) {
            StoreType headers = model.required("SalesOrderHeaders");
            Object order = changed.get("OrderID");
            if (order != null) {
                company.rows(headers).byAlternate(order).ifPresent(header -> retotal(company, header));
            }
        }
    }

    private void retotal(Company company, Row header) {
        StoreType type = header.type();
        StoreType lineType = type.group().isPresent() ? type : model.required("SalesOrderLines");
        String link = type.group().map(Property::name).orElse("OrderID");
        if (lineType.property(link).isEmpty()
                || type.property("AmountFCExclVat").isEmpty()) {
            return;
        }
        List<Row> all = company.rows(lineType).referring(link, header.get(link));
        List<Row> lines =
                type.group().isPresent() ? all.stream().filter(Amounts::isLine).toList() : all;
        company.rows(type).put(Amounts.totals(header, lines));
    }

    private void restampGroup(Company company, StoreType type, Object key, boolean linesChanged) {
        if (key == null) {
            return;
        }
        Rows rows = company.rows(type);
        List<Row> members = rows.referring(type.group().get().name(), key).stream()
                .sorted(Comparator.comparingDouble(row -> row.number("LineNumber")))
                .toList();
        List<Row> lines = members.stream().filter(Amounts::isLine).toList();
        boolean follow = linesChanged
                && switches.on(Switch.ORDER_TOTALS_FOLLOW_LINES)
                && type.name().equals("SalesInvoices");
        Map<Property, Object> shared =
                rows.byAlternate(key).map(RowChanges::sharedOf).orElse(Collections.emptyMap());
        for (Row member : members) {
            Row next = member.number("LineNumber") == 0
                    ? follow ? Amounts.totals(member, lines) : member
                    : follow && Amounts.isVatRow(member) ? Amounts.vatRow(member, lines) : member.with(shared);
            rows.put(touched(next).stamped(company.nextVersion()));
        }
    }

    private void remove(Company company, Row row, boolean listed) {
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
            Set<Row> lines = new HashSet<>(rows.referring(group.name(), row.get(group)));
            lines.forEach(line -> {
                rows.remove(line);
                if (lineListed) {
                    list(company, line);
                }
            });
        } else {
            settle(company, row);
        }
        boolean dependents = switches.on(Switch.ITEM_DELETE_CASCADES);
        Stream<Link> links = dependents
                ? Stream.concat(row.type().children().stream(), row.type().dependents().stream())
                : row.type().children().stream();
        links.toList().forEach(link -> company.rows(model.required(link.store()))
                .referring(link.property(), row.get(link.ownProperty()))
                .forEach(child -> remove(company, child, lineListed)));
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
