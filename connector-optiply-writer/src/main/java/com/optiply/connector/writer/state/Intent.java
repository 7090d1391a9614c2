package com.optiply.connector.writer.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.writer.mapping.Content;
import java.time.Instant;

/**
 * A call that is about to be made. It is written before the call and removed with its answer; found without a call under way, the call's outcome is unclear.
 *
 * @param content what is sent
 * @param print   equal for POSTs whose records could not be told apart afterwards; empty for other calls
 * @param at      vendor time
 */
public record Intent(Operation operation, Content content, String print, Instant at) {

    /** Kinds of calls that change something. */
    public enum Operation {
        POST,
        PATCH,
        DELETE
    }

    ObjectNode toJson() {
        ObjectNode json = content.toJson();
        json.put("operation", operation.name());
        json.put("print", print);
        json.put("at", at.toString());
        return json;
    }

    static Intent fromJson(JsonNode json) {
        return new Intent(
                Operation.valueOf(json.path("operation").asText()),
                Content.fromJson(json),
                json.path("print").asText(""),
                Instant.parse(json.path("at").asText()));
    }
}
