package com.optiply.connector.sandbox.optiply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;

/** The body of a write: one resource object (Optiply reference §2, §3.1). */
record RequestBody(Switches switches) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The attributes; {@link OptiplyProblem} 400 for a body of another form. */
    JsonNode attributes(Call call, ResourceType type) {
        int most = switches.number(OptiplySwitch.MAXIMUM_BODY);
        if (most > 0 && call.body().length() > most) {
            throw new OptiplyProblem(413, "the body is larger than " + most + " bytes");
        }
        JsonNode body;
        try {
            body = JSON.readTree(call.text());
        } catch (JsonProcessingException broken) {
            throw new OptiplyProblem(400, "cannot parse the body");
        }
        JsonNode data = body.path("data");
        if (data.isArray()) {
            throw new OptiplyProblem(400, "Multiple data in body");
        }
        if (!data.isObject()) {
            throw new OptiplyProblem(400, "No data in body");
        }
        if (body.size() > 1 && switches.on(OptiplySwitch.STRICT_ATTRIBUTES)) {
            throw new OptiplyProblem(400, "only data is expected in the body");
        }
        if (!data.path("type").asText("").equals(type.name())) {
            throw new OptiplyProblem(400, "the type of the data must be " + type.name());
        }
        JsonNode attributes = data.path("attributes");
        if (!attributes.isObject() && !attributes.isMissingNode()) {
            throw new OptiplyProblem(400, "the attributes must be an object");
        }
        return attributes.isObject() ? attributes : JSON.createObjectNode();
    }
}
