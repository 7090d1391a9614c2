package com.optiply.connector.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Values over values, as Helm lays them: maps are joined, everything else is replaced. */
final class Merge {

    private Merge() {}

    static void into(JsonNode base, JsonNode change) {
        change.properties().forEach(entry -> {
            JsonNode there = base.get(entry.getKey());
            if (there instanceof ObjectNode && entry.getValue().isObject()) {
                into(there, entry.getValue());
            } else {
                ((ObjectNode) base).set(entry.getKey(), entry.getValue());
            }
        });
    }
}
