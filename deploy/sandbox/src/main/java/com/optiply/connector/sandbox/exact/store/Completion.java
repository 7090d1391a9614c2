package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.model.StoreType.Reference;
import com.optiply.connector.sandbox.exact.model.ValueTexts;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes whole rows of the properties somebody gave: ids, defaults, copies of what is referred to, derived amounts. */
final class Completion {
    private static final UUID SYSTEM_USER = UUID.fromString("0d5a0f8e-0000-4000-8000-000000000001");

    private final ExactModel model;
    private final Switches switches;

    Completion(ExactModel model, Switches switches) {
        this.model = model;
        this.switches = switches;
    }

    /** A whole new row; called while the company is being written. */
    Row create(Company company, StoreType type, Map<Property, Object> given, long wallMillis) {
        Map<Property, Object> values = new HashMap<>(given);
        values.values().removeIf(value -> value == null);
        findByCode(company, type, values);
        identify(company, type, values);
        parts(company, type, values);
        type.defaultTexts().forEach((name, text) -> {
            Property property = type.required(name);
            values.putIfAbsent(property, ValueTexts.parse(property.type(), text));
        });
        copyReferences(company, type, values, type.properties().keySet());
        audit(company, type, values, wallMillis);
        Set<Property> explicit = new HashSet<>(given.keySet());
        Row row = Row.of(type).with(values);
        if (row.get("LineNumber") == null && type.property("LineNumber").isPresent()) {
            row = row.with("LineNumber", 1);
        }
        return Amounts.derive(row, withQuantity(type, explicit));
    }

    /** A changed row: the changes, what is copied from the rows they name, and what follows from them. */
    Row change(Company company, Row row, Map<Property, Object> changes) {
        Map<Property, Object> values = new HashMap<>(changes);
        parts(company, row.type(), values);
        Set<String> changed = new HashSet<>();
        changes.keySet().forEach(property -> changed.add(property.name()));
        copyReferences(company, row.type(), values, changed);
        return Amounts.derive(row.with(values), changes.keySet());
    }

    private static Set<Property> withQuantity(StoreType type, Set<Property> given) {
        type.property("Quantity").ifPresent(given::add);
        return given;
    }

    /** Lets a caller name an item or a warehouse by its code. */
    private void findByCode(Company company, StoreType type, Map<Property, Object> values) {
        for (Reference reference : type.references()) {
            Property pointer = type.required(reference.property());
            if (values.containsKey(pointer)) {
                continue;
            }
            StoreType there = model.required(reference.store());
            reference.copies().forEach((own, theirs) -> {
                Object code = values.get(type.required(own));
                if (theirs.equals("Code") && code != null) {
                    company.rows(there).all().stream()
                            .filter(row -> code.equals(row.get("Code")))
                            .findFirst()
                            .ifPresent(row -> values.put(pointer, row.id()));
                }
            });
        }
    }

    private void identify(Company company, StoreType type, Map<Property, Object> values) {
        if (type.id().type() != EdmType.GUID) {
            return;
        }
        Optional<Property> alternate = type.alternate();
        boolean same = switches.on(Switch.ORDER_ID_EQUALS_ID) && type.group().isEmpty();
        if (same && alternate.isPresent() && values.containsKey(alternate.get())) {
            values.putIfAbsent(type.id(), values.get(alternate.get()));
        }
        values.putIfAbsent(type.id(), UUID.randomUUID());
        alternate.ifPresent(key -> values.putIfAbsent(key, same ? values.get(type.id()) : UUID.randomUUID()));
        type.property("LineNumber").ifPresent(number -> {
            if (!values.containsKey(number) && (type.group().isEmpty() || values.containsKey(type.required("Item")))) {
                values.put(number, nextLine(company, type, values));
            }
        });
    }

    private static int nextLine(Company company, StoreType type, Map<Property, Object> values) {
        return type.indexed().stream()
                        .filter(name -> values.containsKey(type.required(name)))
                        .flatMap(name -> company.rows(type).referring(name, values.get(type.required(name))).stream())
                        .filter(row -> !Amounts.isVatRow(row))
                        .mapToInt(row -> (int) row.number("LineNumber"))
                        .max()
                        .orElse(0)
                + 1;
    }

    private void parts(Company company, StoreType type, Map<Property, Object> values) {
        if (type.name().equals("BillOfMaterialMaterials")) {
            StoreType versions = model.required("BillOfMaterialVersions");
            double batch = Optional.ofNullable(values.get(type.required("ItemVersion")))
                    .flatMap(version -> company.rows(versions).byId(version))
                    .map(version -> version.number("BatchQuantity"))
                    .orElse(1.0);
            Amounts.parts(values, type, batch == 0 ? 1 : batch);
        } else if (type.name().equals("AssemblyBillOfMaterialMaterials")) {
            Object batch = values.get(type.required("BatchQuantity"));
            Amounts.parts(
                    values,
                    type,
                    batch instanceof Number number && number.doubleValue() != 0 ? number.doubleValue() : 1);
        }
    }

    private void copyReferences(Company company, StoreType type, Map<Property, Object> values, Set<String> changed) {
        for (Reference reference : type.references()) {
            Object id = values.get(type.required(reference.property()));
            if (id != null && changed.contains(reference.property())) {
                Rows there = company.rows(model.required(reference.store()));
                there.byId(id)
                        .or(() -> there.byAlternate(id))
                        .ifPresent(row -> reference.copies().forEach((own, theirs) -> {
                            Object value = row.get(theirs);
                            if (value != null) {
                                values.putIfAbsent(type.required(own), value);
                            }
                        }));
            }
        }
    }

    private static void audit(Company company, StoreType type, Map<Property, Object> values, long wallMillis) {
        type.created().ifPresent(created -> values.putIfAbsent(created, wallMillis));
        type.modified().ifPresent(modified -> values.putIfAbsent(modified, wallMillis));
        for (String name : new String[] {"Creator", "Modifier", "syscreator", "sysmodifier"}) {
            type.property(name).ifPresent(user -> values.putIfAbsent(user, SYSTEM_USER));
        }
        for (String name : new String[] {"CreatorFullName", "ModifierFullName"}) {
            type.property(name).ifPresent(user -> values.putIfAbsent(user, "Sandbox"));
        }
        type.property("Division").ifPresent(division -> values.putIfAbsent(division, company.division()));
    }
}
