package com.optiply.connector.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.local.oracle.Kind;
import com.optiply.connector.local.oracle.Picture;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Time from a change of stock in Exact until Optiply has been told, at the vendors' real speed and with the default reading plan. */
record Freshness(Stack stack, BenchTenant tenant, Consumer<String> say) {

    private static final int CHANGES = 200;
    /** Not a divisor of the reading interval, so that changes fall anywhere in it. */
    private static final Duration BETWEEN = Duration.ofMillis(970);

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final double EVERY_HALF_HOUR = 1800;

    private record Change(Instant made, String product, long level) {}

    List<Figure> measure() throws InterruptedException {
        SandboxAdmin sandbox = stack.sandbox();
        sandbox.setClockRate(1);
        sandbox.clearRequests();
        Map<String, Change> open = make(sandbox);
        Histogram millis = new Histogram(3);
        long end = System.nanoTime() + LIMIT.toNanos();
        long seen = 0;
        while (!open.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(open.size() + " of " + CHANGES + " changes have not arrived");
            }
            for (JsonNode request :
                    sandbox.requests("face=optiply&method=PATCH&path=/v1/products/.*&limit=1000&after=" + seen)) {
                seen = request.path("seq").asLong();
                note(request, open, millis);
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        sandbox.setClockRate(60);
        return List.of(
                figure("R3.p50", "median", millis.getValueAtPercentile(50), 40, EVERY_HALF_HOUR * 0.5),
                figure("R3.p95", "95th percentile", millis.getValueAtPercentile(95), 75, EVERY_HALF_HOUR * 0.95));
    }

    private static Figure figure(String name, String which, long millis, double target, double today) {
        return new Figure(
                name,
                "stock change from Exact to Optiply, " + which + " of " + CHANGES,
                "s",
                millis / 1000.0,
                target,
                OptionalDouble.of(today));
    }

    private Map<String, Change> make(SandboxAdmin sandbox) throws InterruptedException {
        Map<String, String> productIds = new HashMap<>();
        sandbox.optiply(tenant.merchant().account(), Kind.PRODUCTS.type())
                .forEach(product -> productIds.put(
                        product.path("remoteId").asText(), product.path("id").asText()));
        Picture before = tenant.checked().optiply().picture();
        Map<String, Change> made = new HashMap<>();
        for (JsonNode position : positions(sandbox, before)) {
            String item = position.path("ItemId").asText();
            long level = Long.parseLong(before.of(Kind.PRODUCTS).get(item).get("stockLevel")) + 1;
            sandbox.patch(
                    tenant.merchant().division(),
                    "StockPositions",
                    position.path("ID").asText(),
                    Map.of("CurrentStock", position.path("CurrentStock").asDouble() + 1));
            String product = productIds.get(item);
            made.put(product, new Change(Instant.now(), product, level));
            if (made.size() % 50 == 0) {
                say.accept(made.size() + " stock changes made");
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
        }
        return made;
    }

    private List<JsonNode> positions(SandboxAdmin sandbox, Picture before) {
        List<JsonNode> chosen = new ArrayList<>();
        for (JsonNode position : sandbox.rows(tenant.merchant().division(), "StockPositions")) {
            Map<String, String> product =
                    before.of(Kind.PRODUCTS).get(position.path("ItemId").asText());
            if (chosen.size() < CHANGES
                    && product != null
                    && "enabled".equals(product.get("status"))
                    && position.path("WarehouseCode").asText().strip().equals("1")) {
                chosen.add(position);
            }
        }
        if (chosen.size() < CHANGES) {
            throw new IllegalStateException("Only " + chosen.size() + " products have stock to change");
        }
        return chosen;
    }

    private static void note(JsonNode request, Map<String, Change> open, Histogram millis) {
        String path = request.path("path").asText();
        Change change = open.get(path.substring(path.lastIndexOf('/') + 1));
        if (change != null
                && request.path("status").asInt() == 200
                && request.path("requestBody").asText().replace(" ", "").contains("\"stockLevel\":" + change.level())) {
            Instant arrived = Instant.parse(request.path("at").asText());
            millis.recordValue(
                    Math.max(0, Duration.between(change.made(), arrived).toMillis()));
            open.remove(change.product());
        }
    }
}
