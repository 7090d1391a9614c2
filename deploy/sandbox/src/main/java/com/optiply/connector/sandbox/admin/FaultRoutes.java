package com.optiply.connector.sandbox.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.sandbox.fault.Fault;
import com.optiply.connector.sandbox.fault.FaultKind;
import com.optiply.connector.sandbox.fault.Faults;
import com.optiply.connector.sandbox.fault.Target;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Endpoint;
import com.optiply.connector.sandbox.http.Face;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Faults: put in force, listed, ended. */
final class FaultRoutes {
    /** Long enough for a client to have given up and asked again. */
    private static final long LATE_MILLIS = 20_000;

    private static final int SLOW_BYTES = 100;

    private final Faults faults;
    private final Function<Face, Endpoint> faces;
    private final InstantSource time;

    FaultRoutes(Faults faults, Function<Face, Endpoint> faces, InstantSource time) {
        this.faults = faults;
        this.faces = faces;
        this.time = time;
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

    private Fault read(long id, JsonNode json) {
        Map<String, String> headers = new LinkedHashMap<>();
        json.path("headers")
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
        Target target = target(json);
        FaultKind kind = FaultKind.of(json.path("kind").asText(""));
        int bytesPerSecond = json.path("bytesPerSecond").asInt(SLOW_BYTES);
        if (bytesPerSecond < 1) {
            throw new BadRequest(400, "bytesPerSecond must be 1 or more");
        }
        return new Fault(
                id,
                target,
                kind,
                json.path("status").asInt(503),
                headers,
                json.path("body").asText(""),
                Duration.ofMillis(json.path("delayMillis").asLong(kind == FaultKind.LATE_EFFECT ? LATE_MILLIS : 0)),
                bytesPerSecond,
                json.path("share").asDouble(1.0),
                number(json, "times"),
                number(json, "lastsMillis").stream()
                        .mapToObj(time.instant()::plusMillis)
                        .findFirst(),
                kind == FaultKind.STALE
                        ? Optional.of(faces.apply(target.face()).freeze(target.tenant()))
                        : Optional.empty());
    }

    private static Target target(JsonNode json) {
        return new Target(
                Face.of(json.path("face").asText("")),
                Json.text(json, "method"),
                Json.text(json, "path").map(Pattern::compile),
                number(json, json.has("division") ? "division" : "account"));
    }

    private static OptionalLong number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    private Answer list() {
        ArrayNode list = Json.array();
        for (Faults.Left left : faults.list()) {
            Fault fault = left.fault();
            ObjectNode one = list.addObject()
                    .put("id", fault.id())
                    .put("face", fault.target().face().label())
                    .put("kind", fault.kind().label())
                    .put("status", fault.status())
                    .put("delayMillis", fault.delay().toMillis())
                    .put("share", fault.share());
            fault.target().method().ifPresent(method -> one.put("method", method));
            fault.target().path().ifPresent(path -> one.put("path", path.pattern()));
            fault.target().tenant().ifPresent(tenant -> one.put("tenant", tenant));
            fault.until().ifPresent(until -> one.put("until", until.toString()));
            if (fault.times().isPresent()) {
                one.put("timesLeft", left.times());
            }
        }
        return Json.ok(list);
    }
}
