package com.optiply.connector.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.PollHint;
import com.optiply.connector.model.topic.TenantPartitioner;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Time from a change of stock in Exact until its event is on the topic: by the default plan, with the vendors' time hurried, and with a hint at real speed. */
record TopicFreshness(Stack stack, Companies companies, TopicWatch topics, Consumer<String> say) {

    private static final int TENANTS = 10;
    private static final int CHANGES_OF_THE_PLAN = 200;
    private static final int CHANGES_WITH_HINT = 60;

    /** Vendor seconds per real second while the plan is measured. */
    private static final int HURRY = 20;

    /** Real milliseconds between two changes; a tenant has its next one when hints to it are obeyed at once again. */
    private static final int BETWEEN = 1_200;

    private static final double EVERY_HALF_HOUR = 1_800;

    List<Figure> measure() throws InterruptedException {
        SandboxAdmin sandbox = stack.sandbox();
        sandbox.setClockRate(60);
        Map<String, Merchant> tenants = companies.make("fresh", TENANTS, 200, 5, 10);
        companies.onboard(tenants);
        topics.awaitLoaded(tenants.keySet(), Companies.STREAMS);
        List<Figure> figures = new ArrayList<>();
        sandbox.setClockRate(HURRY);
        Histogram plan = changes(tenants, CHANGES_OF_THE_PLAN, BETWEEN / 4, false);
        figures.add(figure("R3.topic.p50", "by the default plan, median", plan, 50, HURRY, 35, true));
        figures.add(figure("R3.topic.p95", "by the default plan, 95th percentile", plan, 95, HURRY, 65, true));
        sandbox.setClockRate(1);
        TimeUnit.SECONDS.sleep(BETWEEN * TENANTS / 1_000);
        Histogram hinted = changes(tenants, CHANGES_WITH_HINT, BETWEEN, true);
        figures.add(figure("R3.hint.p50", "with a hint, median", hinted, 50, 1, 2, false));
        figures.add(figure("R3.hint.p95", "with a hint, 95th percentile", hinted, 95, 1, 5, false));
        sandbox.setClockRate(60);
        return figures;
    }

    private Histogram changes(Map<String, Merchant> tenants, int count, int betweenMillis, boolean hint)
            throws InterruptedException {
        SandboxAdmin sandbox = stack.sandbox();
        Map<String, List<JsonNode>> positions = new HashMap<>();
        tenants.forEach((id, merchant) -> {
            List<JsonNode> rows = new ArrayList<>();
            sandbox.rows(merchant.division(), "StockPositions").forEach(rows::add);
            positions.put(id, rows);
        });
        List<String> ids = List.copyOf(tenants.keySet());
        Random random = new Random(7);
        Map<String, Instant> open = new HashMap<>();
        try (KafkaProducer<String, byte[]> hints = producer()) {
            for (int change = 0; change < count; change++) {
                String tenant = ids.get(change % ids.size());
                String position = positions
                        .get(tenant)
                        .get(change / ids.size())
                        .path("ID")
                        .asText();
                double level = 1_000_000 + random.nextInt(1_000_000) + (hint ? 0.5 : 0);
                sandbox.patch(
                        tenants.get(tenant).division(), "StockPositions", position, Map.of("CurrentStock", level));
                open.put(tenant + "/" + position + "=" + level, Instant.now());
                if (hint) {
                    var unused = hints.send(hint(tenant));
                    hints.flush();
                }
                TimeUnit.MILLISECONDS.sleep(betweenMillis / 2 + random.nextInt(betweenMillis));
            }
        }
        Histogram millis = new Histogram(3);
        topics.stockChanges(
                open.keySet(),
                (change, published) -> millis.recordValue(
                        Math.max(0, published - open.get(change).toEpochMilli())));
        say.accept("%d stock changes %s".formatted(count, hint ? "with hints" : "by the plan"));
        return millis;
    }

    private static ProducerRecord<String, byte[]> hint(String tenant) {
        PollHint hint = new PollHint(new TenantId(tenant), "stock-positions", "bench", Instant.now());
        return new ProducerRecord<>(Topic.POLL_HINT.name(""), tenant + "/stock-positions", EventJson.write(hint));
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.bootstrapServers(),
                        "partitioner.class",
                        TenantPartitioner.class.getName()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static Figure figure(
            String name, String how, Histogram millis, double percentile, int rate, double target, boolean today) {
        return new Figure(
                name,
                "stock change from Exact to the topic, " + how + " of " + millis.getTotalCount(),
                "s",
                millis.getValueAtPercentile(percentile) / 1_000.0 * rate,
                target,
                today ? OptionalDouble.of(EVERY_HALF_HOUR * percentile / 100) : OptionalDouble.empty());
    }
}
