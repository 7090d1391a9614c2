package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a change of one row does to the rows around it (Exact reference §3.7): the rows of an invoice are restamped
 * together, a sales order's header only follows in its totals. Called while the company is being written.
 */
final class Surroundings {
    private final ExactModel model;
    private final SandboxClock clock;
    private final Switches switches;

    Surroundings(ExactModel model, SandboxClock clock, Switches switches) {
        this.model = model;
        this.clock = clock;
        this.switches = switches;
    }

    /** The row as changed now. */
    Row touched(Row row) {
        return row.type()
                .modified()
                .map(modified -> row.with(modified.name(), clock.wallMillis()))
                .orElse(row);
    }

    /** A new line repeats its header's columns. */
    static Row inherit(Rows rows, Row row) {
        if (row.type().group().isEmpty() || row.number("LineNumber") == 0) {
            return row;
        }
        Object key = row.get(row.type().group().get());
        return rows.byAlternate(key).map(header -> row.with(sharedOf(header))).orElse(row);
    }

    /** What a change of a row does to the rows around it. */
    void settle(Company company, Row changed) {
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

    /** Gives a header the totals of its lines, without a new row version. */
    void retotal(Company company, Row header) {
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
        boolean follow = linesChanged && switches.on(Switch.ORDER_TOTALS_FOLLOW_LINES);
        Map<Property, Object> shared =
                rows.byAlternate(key).map(Surroundings::sharedOf).orElse(Collections.emptyMap());
        for (Row member : members) {
            Row next = member.number("LineNumber") == 0
                    ? follow ? Amounts.totals(member, lines) : member
                    : follow && Amounts.isVatRow(member) ? Amounts.vatRow(member, lines) : member.with(shared);
            rows.put(touched(next).stamped(company.nextVersion()));
        }
    }

    private static Map<Property, Object> sharedOf(Row header) {
        Map<Property, Object> shared = new HashMap<>();
        header.type().shared().forEach(property -> shared.put(property, header.get(property)));
        return shared;
    }
}
