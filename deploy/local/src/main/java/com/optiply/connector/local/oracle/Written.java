package com.optiply.connector.local.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;

/** What a person wrote down about a record of Optiply. */
public sealed interface Written {

    /** There must be no such record. */
    record Absent() implements Written {}

    /** These attributes; others are left open. */
    record Present(SortedMap<String, String> attributes) implements Written {}

    /** Reads it from the file: the word {@code absent}, or an object of attributes. */
    static Written of(JsonNode json) {
        return json.isTextual() && json.asText().equals("absent")
                ? new Absent()
                : new Present(HandWritten.attributes(json));
    }
}
