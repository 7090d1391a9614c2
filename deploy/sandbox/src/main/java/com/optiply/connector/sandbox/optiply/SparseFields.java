package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.http.Params;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What records show of themselves, as {@code fields[products]=name,stockLevel} asks.
 *
 * @param named the attributes and relationships by type; a type that is not named shows all
 */
record SparseFields(Map<String, Set<String>> named) {
    private static final Pattern NAME = Pattern.compile("fields\\[([^\\]]+)\\]");

    static SparseFields of(Params query, Switches switches) {
        Map<String, Set<String>> named = new HashMap<>();
        if (switches.on(OptiplySwitch.SPARSE_FIELDS)) {
            query.values().forEach((name, values) -> {
                Matcher matcher = NAME.matcher(name);
                if (matcher.matches()) {
                    Set<String> fields = Arrays.stream(String.join(",", values).split(","))
                            .map(String::strip)
                            .collect(Collectors.toSet());
                    named.put(matcher.group(1), fields);
                }
            });
        }
        return new SparseFields(named);
    }

    boolean show(ResourceType type, String name) {
        Set<String> fields = named.get(type.name());
        return fields == null || fields.contains(name);
    }
}
