package com.optiply.connector.sandbox.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.sandbox.evidence.Evidence;
import com.optiply.connector.sandbox.evidence.Exchange;
import com.optiply.connector.sandbox.evidence.FaceCounters;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Face;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The request log and the counters. */
final class EvidenceRoutes {
    private static final int DEFAULT_LIMIT = 1_000;

    private final Evidence evidence;

    EvidenceRoutes(Evidence evidence) {
        this.evidence = evidence;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/requests", (call, at) -> requests(call));
        routes.on("DELETE", "/requests", (call, at) -> {
            evidence.clear();
            return Answer.empty(204);
        });
        routes.on("GET", "/counters", (call, at) -> counters());
    }

    private Answer requests(Call call) {
        Optional<Face> face = call.query().first("face").map(Face::of);
        Optional<String> method = call.query().first("method");
        Optional<Pattern> path = call.query().first("path").map(Pattern::compile);
        Predicate<Exchange> fits = exchange -> face.map(one -> one.label().equals(exchange.face()))
                        .orElse(true)
                && method.map(exchange.method()::equalsIgnoreCase).orElse(true)
                && path.map(pattern -> pattern.matcher(exchange.path()).find()).orElse(true);
        long after = call.query().first("after").map(Long::valueOf).orElse(0L);
        int limit = call.query().first("limit").map(Integer::valueOf).orElse(DEFAULT_LIMIT);
        ArrayNode list = Json.array();
        evidence.after(after, fits, limit).forEach(shown -> list.add(show(shown)));
        return Json.ok(list);
    }

    private static ObjectNode show(Evidence.Shown shown) {
        Exchange exchange = shown.exchange();
        ObjectNode one = Json.object()
                .put("seq", exchange.seq())
                .put("at", exchange.at().toString())
                .put("vendorAt", exchange.vendorAt().toString())
                .put("face", exchange.face())
                .put("method", exchange.method())
                .put("path", exchange.path())
                .put("query", exchange.query())
                .put("token", exchange.token())
                .put("status", exchange.status())
                .put("requestBody", shown.requestBody())
                .put("responseBody", shown.responseBody())
                .put("responseBytes", exchange.responseBytes())
                .put("millis", exchange.millis())
                .put("fault", exchange.fault());
        exchange.tenant().ifPresent(tenant -> one.put("tenant", tenant));
        return one;
    }

    private Answer counters() {
        ObjectNode all = Json.object();
        for (Face face : Face.values()) {
            if (face == Face.ADMIN) {
                continue;
            }
            FaceCounters counters = evidence.of(face);
            ObjectNode one = all.putObject(face.label());
            ObjectNode byStatus = one.putObject("byStatus");
            long total = 0;
            for (var entry : counters.byStatus().entrySet()) {
                byStatus.put(String.valueOf(entry.getKey()), entry.getValue());
                total += entry.getValue();
            }
            one.put("total", total)
                    .put("tooManyRequests", counters.byStatus().getOrDefault(429, 0L))
                    .put("concurrentHighWaterMark", counters.highWaterMark())
                    .put("concurrentHighWaterMarkPerTenant", counters.highWaterMarkOfATenant());
        }
        ObjectNode byType = ((ObjectNode) all.get(Face.OPTIPLY.label())).putObject("byType");
        evidence.of(Face.OPTIPLY).byType().forEach((type, methods) -> methods.forEach(byType.putObject(type)::put));
        ((ObjectNode) all.get(Face.EXACT.label()))
                .put("tokenCalls", evidence.tokens().calls())
                .put("refreshes", evidence.tokens().refreshes())
                .put("oldRefreshTokenUsed", evidence.tokens().oldRefreshTokens());
        return Json.ok(all);
    }
}
