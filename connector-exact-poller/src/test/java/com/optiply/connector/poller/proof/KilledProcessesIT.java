package com.optiply.connector.poller.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.PollerFixture;
import com.optiply.connector.poller.fixture.PollerProcess;
import com.optiply.connector.poller.fixture.ProofGround;
import com.optiply.connector.poller.fixture.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The poller dies, and the broker dies, in the middle of first loads: a reader of committed records sees every row, none twice. Sizes are small here;
 * {@code -Dproof.kills=100 -Dproof.items=50000} makes it the full proof.
 */
class KilledProcessesIT {

    private static final int KILLS = Integer.getInteger("proof.kills", 2);
    private static final int ITEMS = Integer.getInteger("proof.items", 1_500);
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("proof.outage.seconds", 3));
    private static final long SEED = Long.getLong("proof.seed", System.nanoTime());

    @TempDir
    static Path data;

    private static ProofGround ground;
    private static PollerFixture poller;

    @BeforeAll
    static void start() throws Exception {
        ground = new ProofGround(data);
        poller = ground.poller();
        poller.morning(120);
    }

    @AfterAll
    static void stop() throws Exception {
        ground.close();
    }

    @Test
    void the_poller_is_killed_at_random_moments_of_a_first_load() throws Exception {
        Random random = new Random(SEED);
        poller.sandbox().setSwitch("exact.sync-page-size", Math.max(10, ITEMS / 300));
        Samples tenant = ground.tenant("proof-kills", ITEMS);
        poller.publish(tenant);

        int inTheMiddle = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            int before = ground.pages(tenant);
            try (PollerProcess process = ground.process("proof")) {
                boolean grows = await().atMost(Duration.ofSeconds(40))
                        .until(() -> ground.pages(tenant) > before || ground.isLoaded(tenant), any -> any);
                runs(process, Duration.ofMillis(random.nextInt(400)));
                inTheMiddle += grows && !ground.isLoaded(tenant) ? 1 : 0;
                process.kill();
            }
        }
        poller.sandbox().setSwitch("exact.sync-page-size", 1_000);
        try (PollerProcess process = ground.process("proof")) {
            poller.awaitLoaded(tenant, Duration.ofMinutes(5));
        }

        ground.assertComplete(tenant);
        System.out.printf("kills=%d of them during the load=%d items=%d seed=%d%n", KILLS, inTheMiddle, ITEMS, SEED);
        // Nine of ten at least: one that comes after the end of the load proves nothing.
        assertThat(inTheMiddle)
                .as("kills during the load, seed %d", SEED)
                .isPositive()
                .isGreaterThanOrEqualTo(KILLS * 9 / 10);
    }

    @Test
    void the_broker_is_gone_for_a_while_and_stands_still_for_a_while() throws Exception {
        poller.sandbox().setSwitch("exact.sync-page-size", 10);
        Samples tenant = ground.tenant("proof-outage", 1_500);
        poller.publish(tenant);
        try (PollerProcess process = ground.process("proof")) {
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> poller.tap().of(Topic.ITEM, "proof-outage").size() > 100);
            assertThat(ground.isLoaded(tenant)).isFalse();

            ground.broker().kill();
            long small = process.residentKilobytes();
            await().during(OUTAGE)
                    .atMost(OUTAGE.plusSeconds(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> process.health("live") == 200);
            assertThat(process.residentKilobytes()).isLessThan(small + 60 * 1024);
            ground.startBroker();
            poller.sandbox().setSwitch("exact.sync-page-size", 1_000);
            poller.awaitLoaded(tenant, Duration.ofSeconds(90));
            ground.assertComplete(tenant);

            signal("STOP");
            for (JsonNode item : first(tenant, 20)) {
                poller.sandbox()
                        .patch(
                                tenant.tenant().division(),
                                "Items",
                                item.path("ID").asText(),
                                Map.of("SearchCode", "LATE"));
            }
            await().during(OUTAGE.dividedBy(2)).atMost(OUTAGE).until(() -> process.health("live") == 200);
            signal("CONT");
            await().atMost(Duration.ofSeconds(60)).until(() -> renamed() == 20);
            ground.assertComplete(tenant);
        } finally {
            poller.sandbox().setSwitch("exact.sync-page-size", 1_000);
        }
    }

    /** For so long it goes on by itself: nothing but the kill ends it. */
    private static void runs(PollerProcess process, Duration time) {
        await().during(time)
                .atMost(time.plusSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(process::isAlive);
    }

    private static List<JsonNode> first(Samples tenant, int count) {
        JsonNode rows = poller.sandbox().rows(tenant.tenant().division(), "Items");
        return IntStream.range(0, count).mapToObj(rows::get).toList();
    }

    private static long renamed() {
        return StreamSupport.stream(
                        poller.tap().live(Topic.ITEM, "proof-outage").values().spliterator(), false)
                .filter(event -> event.value().path("searchCode").asText().equals("LATE"))
                .count();
    }

    private static void signal(String name) throws Exception {
        String pid = Long.toString(ground.broker().process().handle().pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }
}
