package com.optiply.connector.sandbox.exact.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One entity set of the reference's section 4, over a store.
 *
 * @param writes the methods besides GET
 * @param listed whether the reference gives its properties; where it does not, any name may be selected
 */
public record Entity(
        String path,
        Kind kind,
        StoreType store,
        String type,
        Map<String, Field> fields,
        Field key,
        Selection rows,
        Filtering filtering,
        int bareTop,
        List<Expansion> expansions,
        Set<String> modules,
        Set<String> writes,
        int count,
        boolean listed) {

    /** How an entity is read (Exact reference §3.1). */
    public enum Kind {
        SINGLE,
        BULK,
        SYNC,
        FUNCTION
    }

    /** Which rows of a store with headers and lines in one it shows. */
    public enum Selection {
        ALL,
        HEADER,
        LINES
    }

    /**
     * What may be filtered on.
     *
     * @param mandatory a list call needs a filter on one of the names
     * @param lenient other fields are accepted too, because no reliable list is published (Exact reference §8)
     * @param refused fields on which a filter is refused although others are accepted
     */
    public record Filtering(List<String> names, boolean mandatory, boolean lenient, Set<String> refused) {

        /** Whether a filter may name that field. */
        public boolean accepts(String field) {
            return lenient ? !refused.contains(field) : names.contains(field);
        }
    }

    /** A navigation: rows of another entity whose property equals this row's key. */
    public record Expansion(String navigation, String entity, String property) {}

    /** A field by its exact name; case matters. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The expansion behind a navigation field. */
    public Optional<Expansion> expansion(String navigation) {
        return expansions.stream()
                .filter(one -> one.navigation().equals(navigation))
                .findFirst();
    }

    /** Whether a list must name what it wants to see, whatever else is set. */
    public boolean mass() {
        return kind == Kind.SYNC || kind == Kind.BULK;
    }

    public boolean sync() {
        return kind == Kind.SYNC;
    }

    /** The model's class name in {@code __metadata}. */
    public String typeName() {
        return "Exact.Web.Api.Models." + type;
    }

    /** The model's class name without its namespace. */
    public String simpleType() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The last segment of the path. */
    public String setName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
