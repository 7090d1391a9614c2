package com.optiply.connector.sandbox.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.sandbox.fault.Fault;
import com.optiply.connector.sandbox.fault.FaultKind;
import com.optiply.connector.sandbox.fault.Faults;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Face;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Faults: put in force, listed, ended. */
final class FaultRoutes {
    private final Faults faults;

    FaultRoutes(Faults faults) {
        this.faults = faults;
    }

    void addTo(Routes routes) {
        routes.on("POST", "/faults", (call, at) -> {
            JsonNode body = Json.body(call);
            Fault fault = faults.add(id -> read(id, body));
            return Json.answer(201, Json.object().put("id", fault.id()));
        });
        routes.on("GET", "/faults", (call, at) -> list());
        routes.on("DELETE", "/faults", (call, at) -> {
            faults.clear();
            return Answer.empty(204);
        });
        routes.on("DELETE", "/faults/{#}", (call, at) -> {
            if (!faults.remove(Long.parseLong(at.getFirst()))) {
                throw new BadRequest(404, "no fault " + at.getFirst());
            }
            return Answer.empty(204);
        });
    }

    private static Fault read(long id, JsonNode json) {
        Map<String, String> headers = new LinkedHashMap<>();
        json.path("headers")
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
        JsonNode tenant = json.has("division") ? json.get("division") : json.path("account");
        return new Fault(
                id,
                Face.of(json.path("face").asText("")),
                Json.text(json, "method"),
                Json.text(json, "path").map(Pattern::compile),
                tenant.isNumber() ? OptionalLong.of(tenant.longValue()) : OptionalLong.empty(),
                FaultKind.of(json.path("kind").asText("")),
                json.path("status").asInt(503),
                headers,
                json.path("body").asText(""),
                Duration.ofMillis(json.path("delayMillis").asLong(0)),
                json.path("share").asDouble(1.0),
                json.path("times").isNumber()
                        ? OptionalLong.of(json.get("times").longValue())
                        : OptionalLong.empty());
    }

    private Answer list() {
        ArrayNode list = Json.array();
        for (Faults.Left left : faults.list()) {
            Fault fault = left.fault();
            ObjectNode one = list.addObject()
                    .put("id", fault.id())
                    .put("face", fault.face().label())
                    .put("kind", fault.kind().label())
                    .put("status", fault.status())
                    .put("delayMillis", fault.delay().toMillis())
                    .put("share", fault.share());
            fault.method().ifPresent(method -> one.put("method", method));
            fault.path().ifPresent(path -> one.put("path", path.pattern()));
            fault.tenant().ifPresent(tenant -> one.put("tenant", tenant));
            if (fault.times().isPresent()) {
                one.put("timesLeft", left.times());
            }
        }
        return Json.ok(list);
    }
}
