package com.optiply.connector.sandbox.exact.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A logical store: what lies behind one or several entities. Filled while the model is read, then unchanged. */
public final class StoreType {
    private final String name;
    private final AtomicInteger slots = new AtomicInteger();
    private final Map<String, Property> properties = new LinkedHashMap<>();
    final Map<String, String> defaultTexts = new LinkedHashMap<>();
    final Map<String, String> apiTexts = new LinkedHashMap<>();
    final List<String> unique = new ArrayList<>();
    final Set<String> readOnly = new HashSet<>();
    final List<Link> restrictions = new ArrayList<>();
    final List<Link> children = new ArrayList<>();
    final List<Link> dependents = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<String> shared = new ArrayList<>();
    final Set<String> indexed = new HashSet<>();
    String id = "ID";
    String alternate;
    String group;
    String number;
    int deletedType = -1;

    StoreType(String name) {
        this.name = name;
    }

    /** Rows of another store that belong to a row here: theirs[property] = here[ownProperty]. */
    public record Link(String store, String property, String ownProperty) {}

    /** Copies of a row that a property names by id, as own name → name there. */
    public record Reference(String property, String store, Map<String, String> copies) {}

    public String name() {
        return name;
    }

    Property declare(String property, EdmType type) {
        return properties.computeIfAbsent(property, key -> new Property(key, type, slots));
    }

    /** All properties of all entities of this store, except Timestamp. */
    public Map<String, Property> properties() {
        return properties;
    }

    /** A property by its exact name. */
    public Optional<Property> property(String property) {
        return Optional.ofNullable(properties.get(property));
    }

    /** A property that must exist; {@link IllegalArgumentException} names the store otherwise. */
    public Property required(String property) {
        Property found = properties.get(property);
        if (found == null) {
            throw new IllegalArgumentException("store " + name + " has no property '" + property + "'");
        }
        return found;
    }

    /** The property that names a row. */
    public Property id() {
        return required(id);
    }

    /** The key of single endpoints where it is not the id. */
    public Optional<Property> alternate() {
        return Optional.ofNullable(alternate).map(this::required);
    }

    /** The property whose rows with equal values are restamped together. */
    public Optional<Property> group() {
        return Optional.ofNullable(group).map(this::required);
    }

    /** Columns of a header that the lines in its group repeat. */
    public List<Property> shared() {
        return shared.stream().map(this::required).toList();
    }

    /** The EntityType of deletions, if deletions of this store are listed at all. */
    public OptionalInt deletedType() {
        return deletedType < 0 ? OptionalInt.empty() : OptionalInt.of(deletedType);
    }

    /** Rows that are deleted with a row. */
    public List<Link> children() {
        return children;
    }

    /** Rows that are deleted with a row, by switch. */
    public List<Link> dependents() {
        return dependents;
    }

    public List<Reference> references() {
        return references;
    }

    /** Names of the properties by which rows are found quickly. */
    public Set<String> indexed() {
        return indexed;
    }

    /** Values of a new row, as texts. */
    public Map<String, String> defaultTexts() {
        return defaultTexts;
    }

    /** Values of a new row that came through the API, over the defaults. */
    public Map<String, String> apiTexts() {
        return apiTexts;
    }

    /** The property that is numbered on for a new header. */
    public Optional<Property> number() {
        return Optional.ofNullable(number).map(this::required);
    }

    /** Properties whose values together occur once; none for no such rule. */
    public List<Property> unique() {
        return unique.stream().map(this::required).toList();
    }

    /** Rows elsewhere that keep a row here from being deleted through the API. */
    public List<Link> restrictions() {
        return restrictions;
    }

    /** Whether a client of the API cannot set a property: keys, audit fields, copies of other rows, derived amounts. */
    public boolean readOnly(Property property) {
        return WriteProtection.covers(this, property.name());
    }

    /** Created, or syscreated where the audit fields are lower-case (Exact reference §4.6). */
    public Optional<Property> created() {
        return property("Created").or(() -> property("syscreated"));
    }

    /** Modified, or sysmodified. */
    public Optional<Property> modified() {
        return property("Modified").or(() -> property("sysmodified"));
    }

    @Override
    public String toString() {
        return name;
    }
}
