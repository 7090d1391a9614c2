package com.optiply.connector.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Name of a tenant: one shop, that is one Exact division joined to one Optiply account. A slug such as {@code bakker-bv}: 2 to 63 lower-case letters,
 * digits and hyphens, beginning and ending with a letter or digit, so that it is safe in keys, paths, labels and host names.
 */
public record TenantId(@JsonValue String value) implements Comparable<TenantId> {

    public static final String PATTERN = "[a-z0-9][a-z0-9-]{0,61}[a-z0-9]";
    private static final Pattern SLUG = Pattern.compile(PATTERN);

    /** @throws IllegalArgumentException when the value is no slug */
    @JsonCreator
    public TenantId {
        if (value == null || !SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A tenant id is a slug of 2 to 63 lower-case letters, digits and hyphens, not '" + value + "'");
        }
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
