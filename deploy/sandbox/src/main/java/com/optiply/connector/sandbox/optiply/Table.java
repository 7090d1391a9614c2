package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.optiply.Attribute.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The records of one type in one account. Guarded by its account. */
final class Table {
    private final ResourceType type;
    private final TreeMap<Long, Resource> records = new TreeMap<>();
    private final Map<String, Map<Long, SortedSet<Long>>> references = new LinkedHashMap<>();

    Table(ResourceType type) {
        this.type = type;
        type.attributes().values().stream()
                .filter(attribute -> attribute.kind() == Kind.ID)
                .forEach(attribute -> references.put(attribute.name(), new HashMap<>()));
    }

    Table copy() {
        Table copy = new Table(type);
        records.values().forEach(copy::put);
        return copy;
    }

    ResourceType type() {
        return type;
    }

    Optional<Resource> find(long id) {
        return Optional.ofNullable(records.get(id));
    }

    Collection<Resource> all() {
        return records.values();
    }

    boolean indexes(String attribute) {
        return references.containsKey(attribute);
    }

    /** Records that name another record, by id. */
    List<Resource> naming(String attribute, long id) {
        return references.get(attribute).getOrDefault(id, new TreeSet<>()).stream()
                .map(records::get)
                .toList();
    }

    void put(Resource resource) {
        Resource before = records.put(resource.id(), resource);
        if (before != null) {
            unlink(before);
        }
        references.forEach((attribute, index) -> {
            if (resource.get(attribute) instanceof Long named) {
                index.computeIfAbsent(named, key -> new TreeSet<>()).add(resource.id());
            }
        });
    }

    void remove(Resource resource) {
        records.remove(resource.id());
        unlink(resource);
    }

    private void unlink(Resource resource) {
        references.forEach((attribute, index) -> {
            if (resource.get(attribute) instanceof Long named) {
                SortedSet<Long> ids = index.get(named);
                ids.remove(resource.id());
                if (ids.isEmpty()) {
                    index.remove(named);
                }
            }
        });
    }
}
