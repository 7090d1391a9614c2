package com.optiply.connector.sandbox.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Bodies of the admin face. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** The body of a request; an empty one is an empty object. */
    static JsonNode body(Call call) {
        try {
            return call.body().length() == 0 ? object() : MAPPER.readTree(call.text());
        } catch (JsonProcessingException broken) {
            throw new BadRequest(400, "the body is no JSON: " + broken.getOriginalMessage());
        }
    }

    static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    static Answer answer(int status, JsonNode body) {
        try {
            return Answer.of(status, Answer.JSON, Buffer.buffer(MAPPER.writeValueAsBytes(body)));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    static Answer ok(JsonNode body) {
        return answer(200, body);
    }

    static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText);
    }
}
