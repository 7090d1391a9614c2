package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of one store in one company, by id, by row version and by what refers to them. Guarded by its company. */
final class Rows {
    private final StoreType type;
    private final TreeMap<Object, Row> byId = new TreeMap<>();
    private final TreeMap<Object, Row> byAlternate = new TreeMap<>();
    private final VersionLog byTimestamp = new VersionLog();
    private final Map<Property, Map<Object, List<Object>>> indexes = new LinkedHashMap<>();

    Rows(StoreType type) {
        this.type = type;
        type.indexed().forEach(name -> indexes.put(type.required(name), new HashMap<>()));
    }

    StoreType type() {
        return type;
    }

    int size() {
        return byId.size();
    }

    Optional<Row> byId(Object id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Row> byAlternate(Object key) {
        return Optional.ofNullable(byAlternate.get(key));
    }

    /** Rows by id, or by the alternate key where that is the one asked for. */
    NavigableMap<Object, Row> ordered(Property key) {
        return type.alternate().filter(key::equals).isPresent() ? byAlternate : byId;
    }

    VersionLog byTimestamp() {
        return byTimestamp;
    }

    Collection<Row> all() {
        return byId.values();
    }

    /** Rows with that value of an indexed property. */
    List<Row> referring(String property, Object value) {
        Map<Object, List<Object>> index = indexes.get(type.required(property));
        List<Object> ids = value == null ? null : index.get(value);
        return ids == null ? List.of() : ids.stream().map(byId::get).toList();
    }

    /** Stores a row in place of the one with the same id. */
    void put(Row row) {
        Row before = byId.put(row.id(), row);
        if (before != null) {
            forget(before);
        }
        byTimestamp.put(row);
        if (isKeyed(row)) {
            byAlternate.put(row.get(type.alternate().get()), row);
        }
        indexes.forEach((property, index) -> {
            Object value = row.get(property);
            if (value != null) {
                index.computeIfAbsent(value, key -> new ArrayList<>(2)).add(row.id());
            }
        });
    }

    void remove(Row row) {
        byId.remove(row.id());
        forget(row);
    }

    private void forget(Row row) {
        byTimestamp.remove(row);
        if (isKeyed(row)) {
            byAlternate.remove(row.get(type.alternate().get()));
        }
        indexes.forEach((property, index) -> {
            Object value = row.get(property);
            if (value != null) {
                List<Object> ids = index.get(value);
                ids.remove(row.id());
                if (ids.isEmpty()) {
                    index.remove(value);
                }
            }
        });
    }

    /** Where headers and lines share a store, only headers have the alternate key. */
    private boolean isKeyed(Row row) {
        return type.alternate().isPresent()
                && row.get(type.alternate().get()) != null
                && (type.group().isEmpty() || row.number("LineNumber") == 0);
    }
}
