package com.optiply.connector.sandbox.exact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import com.optiply.connector.sandbox.http.Call;
import java.util.Locale;

/** The body of a write in the format that its {@code Content-Type} names: JSON, or an Atom entry. */
final class RequestDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestDocument() {}

    /**
     * The members of the one object in the body; a read-back is taken with its {@code d} around.
     *
     * @throws ODataProblem 400 when the body holds no object, 415 when it is of another media type
     */
    static JsonNode of(Call call) {
        String type = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean unnamed = type.isBlank();
        if (type.contains("xml") || unnamed && call.text().stripLeading().startsWith("<")) {
            return AtomEntry.read(call.body().getBytes());
        }
        if (!unnamed && !type.contains("json")) {
            throw new ODataProblem(415, "Unsupported media type requested.");
        }
        try {
            JsonNode json = JSON.readTree(call.text());
            if (json != null && json.isObject()) {
                return json.path("d").isObject() ? json.get("d") : json;
            }
        } catch (JsonProcessingException broken) {
            throw unreadable();
        }
        throw unreadable();
    }

    static ODataProblem unreadable() {
        return new ODataProblem(
                400, "Error processing request stream. The request should be a valid top-level resource object.");
    }
}
