package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.store.ApiWrites.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rules of Exact's own screens that writes through the API meet too. Called while the company is being written. */
final class ApiChecks {
    static final String EXISTS = "Data already exists.";

    private final ExactModel model;

    ApiChecks(ExactModel model) {
        this.model = model;
    }

    void creatable(Company company, StoreType type, Map<Property, Object> given) {
        references(company, type, given);
        if (!type.unique().isEmpty() && taken(company, type, Row.of(type).with(given))) {
            throw new Refused(EXISTS);
        }
    }

    void changeable(Company company, Row row, Map<Property, Object> given) {
        references(company, row.type(), given);
        boolean renamed = row.type().unique().stream()
                .anyMatch(property ->
                        given.containsKey(property) && !Objects.equals(given.get(property), row.get(property)));
        if (renamed && taken(company, row.type(), row.with(given))) {
            throw new Refused(EXISTS);
        }
    }

    void deletable(Company company, Row row) {
        StoreType type = row.type();
        if (type.name().equals("PurchaseOrders")) {
            List<Row> lines = lines(company, row);
            if (row.number("LineNumber") >= 1 && lines.size() == 1) {
                throw new Refused("The last line of an order cannot be deleted.");
            }
            boolean header = row.number("LineNumber") == 0;
            if (lines.stream()
                    .filter(line -> header || line.id().equals(row.id()))
                    .anyMatch(line -> line.number("ReceivedQuantity") > 0)) {
                throw new Refused("Cannot be deleted: goods have been received.");
            }
        }
        type.restrictions().forEach(link -> {
            StoreType there = model.required(link.store());
            if (company.rows(there).all().stream().anyMatch(other -> row.id().equals(other.get(link.property())))) {
                throw new Refused("Cannot be deleted: in use.");
            }
        });
    }

    /** What a row names by id must exist. */
    void references(Company company, StoreType type, Map<Property, Object> given) {
        for (StoreType.Reference reference : type.references()) {
            Object id = given.get(type.required(reference.property()));
            if (id == null || reference.store().equals(type.name())) {
                continue;
            }
            Rows there = company.rows(model.required(reference.store()));
            if (there.byId(id).isEmpty() && there.byAlternate(id).isEmpty()) {
                throw new Refused("Does not exist: " + reference.property());
            }
        }
    }

    private static List<Row> lines(Company company, Row row) {
        Property group = row.type().group().orElseThrow();
        return company.rows(row.type()).referring(group.name(), row.get(group)).stream()
                .filter(Amounts::isLine)
                .toList();
    }

    private static boolean taken(Company company, StoreType type, Row wanted) {
        return company.rows(type).all().stream()
                .filter(row -> !row.id().equals(wanted.id()))
                .anyMatch(row ->
                        type.unique().stream().allMatch(property -> same(row.get(property), wanted.get(property))));
    }

    private static boolean same(Object one, Object other) {
        return one instanceof String text && other instanceof String wanted
                ? text.strip().equalsIgnoreCase(wanted.strip())
                : one != null && one.equals(other);
    }
}
