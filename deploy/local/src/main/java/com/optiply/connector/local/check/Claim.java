package com.optiply.connector.local.check;

import com.optiply.connector.local.oracle.Kind;
import com.optiply.connector.local.oracle.Picture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a change in Exact must have done in Optiply, said without the oracle.
 *
 * @param change     the change in words
 * @param kind       of the record
 * @param key        of the record
 * @param attributes what it must say; empty when the record must be gone
 */
public record Claim(String change, Kind kind, String key, Optional<Map<String, String>> attributes) {

    public static Claim says(String change, Kind kind, String key, Map<String, String> attributes) {
        return new Claim(change, kind, key, Optional.of(attributes));
    }

    static Claim gone(String change, Kind kind, String key) {
        return new Claim(change, kind, key, Optional.empty());
    }

    boolean holds(Picture picture) {
        SortedMap<String, String> there = picture.of(kind).get(key);
        return attributes
                .map(wanted -> there != null
                        && wanted.entrySet().stream()
                                .allMatch(entry -> entry.getValue().equals(there.get(entry.getKey()))))
                .orElse(there == null);
    }

    /** @return the change and what is there instead */
    List<String> missing(Picture picture) {
        return holds(picture)
                ? List.of()
                : List.of(change + ": " + kind.type() + " " + key + " is "
                        + picture.of(kind).get(key) + ", expected "
                        + attributes.map(Object::toString).orElse("none"));
    }
}
