package com.optiply.connector.writer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.testsupport.Dist;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.testsupport.merchant.WriterProcess;
import com.optiply.connector.testsupport.merchant.WriterRig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many changes of few products, a bad line to Optiply, three replicas of which one is killed now and then: in the middle of the creation of a product, which is then in
 * Optiply or not.
 */
class ChaosIT {

    private static final int TENANTS = 3;
    private static final int REPLICAS = 3;
    private static final int IN_FLIGHT = 8;
    private static final int CHUNK = 500;
    private static final int KEYS = Integer.getInteger("proof.keys", 150);
    private static final int ROUNDS = Integer.getInteger("proof.events", 1_500) / KEYS;
    /** Products that are there before the first kill; of the others so many come before each further one. */
    private static final int EARLY = KEYS / 2;

    private static final int NEW_AT_KILL = KEYS / 10;
    private static final String WHO_CREATES = """
            select coalesce((select substring(l.owner from 'writer-([0-9]+)#')::bigint
                from resource r join lane l using (scope_id)
                where r.state = 'calling' and r.optiply_id is null and l.owner is not null limit 1), 0)""";
    private static final Duration KILLS = Duration.ofSeconds(Integer.getInteger("proof.kill.seconds", 8));
    private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("proof.seconds", 20));
    private static final Duration LIMIT = LASTS.multipliedBy(3).plusMinutes(5);
    private static final Map<String, String> QUICK = Map.of(
            "writer.lease", "PT12S",
            "writer.call-timeout", "PT5S",
            "writer.unclear-wait", "PT6S",
            "writer.in-flight", Integer.toString(IN_FLIGHT));

    private final Random random = new Random(11);
    private final List<Key> published = new CopyOnWriteArrayList<>();
    private final Queue<Key> late = new ConcurrentLinkedQueue<>();
    private final AtomicInteger creationsHit = new AtomicInteger();
    private WriterRig rig;

    private record Key(Shop shop, Item item) {}

    @BeforeEach
    void start() {
        System.out.printf(
                "proof.keys=%d proof.events=%d proof.seconds=%d proof.kill.seconds=%d%n",
                KEYS, KEYS * ROUNDS, LASTS.toSeconds(), KILLS.toSeconds());
        rig = WriterRig.start(Dist.root());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void every_product_ends_right_in_order_and_once() throws Exception {
        for (int replica = 1; replica <= REPLICAS; replica++) {
            rig.writer(replica, QUICK);
        }
        merchants();
        List<Shop> shops = published.stream().map(Key::shop).distinct().toList();
        badLine();
        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).until(() -> shops.stream()
                .allMatch(shop -> isRight(shop, 0)));
        AtomicInteger kills = new AtomicInteger();
        try (ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor();
                ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor()) {
            List<Future<?>> rounds = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                int number = round;
                rounds.add(publisher.schedule(
                        () -> publish(number),
                        LASTS.multipliedBy(round).dividedBy(ROUNDS).toMillis(),
                        TimeUnit.MILLISECONDS));
            }
            Future<?> killing = killer.scheduleWithFixedDelay(
                    () -> kill(kills), KILLS.toMillis(), KILLS.toMillis(), TimeUnit.MILLISECONDS);
            for (Future<?> round : rounds) {
                round.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
            await().atMost(LIMIT).until(() -> kills.get() > 0);
            assertThat(killing.isDone()).as("whoever was killed came back").isFalse();
        }
        appear(late.size());
        publish(ROUNDS);

        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).until(() -> shops.stream()
                .allMatch(shop -> isRight(shop, ROUNDS)));
        rig.sandbox().clearFaults();
        await().atMost(LIMIT).until(() -> shops.stream().allMatch(rig::isAtRest));
        assertThat(shops).allMatch(shop -> isRight(shop, ROUNDS));
        assertThat(creationsHit).as("kills in the middle of a creation").hasPositiveValue();
        assertOrderAndRepeats(shops, kills.get());
    }

    private void merchants() {
        List<Shop> shops = new ArrayList<>();
        for (int tenant = 1; tenant <= TENANTS; tenant++) {
            shops.add(rig.shop("chaos-" + tenant).settings(Sample.SETTINGS));
        }
        for (int i = 0; i < KEYS; i++) {
            late.add(new Key(shops.get(i % TENANTS), Sample.item("code", "CHAOS-" + i)));
        }
        appear(EARLY);
        shops.forEach(Shop::allLoaded);
    }

    /** So many more products come from Exact. */
    private void appear(int number) {
        Map<Shop, List<Object>> items = new HashMap<>();
        List<Key> news = new ArrayList<>();
        while (news.size() < number && !late.isEmpty()) {
            news.add(late.remove());
            items.computeIfAbsent(news.getLast().shop(), shop -> new ArrayList<>())
                    .add(news.getLast().item());
        }
        items.forEach((shop, all) -> {
            for (int from = 0; from < all.size(); from += CHUNK) {
                shop.changed(
                        all.subList(from, Math.min(all.size(), from + CHUNK)).toArray());
            }
        });
        published.addAll(news);
    }

    /** Stock of every product rises with the round; one event in twenty comes again, older than what is known. */
    private void publish(int round) {
        List<Key> shuffled = new ArrayList<>(published);
        Collections.shuffle(shuffled, random);
        Map<Shop, List<Object>> rows = new HashMap<>();
        shuffled.forEach(key -> rows.computeIfAbsent(key.shop(), shop -> new ArrayList<>())
                .add(Sample.stock(key.item().id(), "1", round, 0)));
        rows.forEach((shop, all) -> {
            for (int from = 0; from < all.size(); from += CHUNK) {
                shop.replayed(
                        10_000_000L + round,
                        all.subList(from, Math.min(all.size(), from + CHUNK)).toArray());
            }
        });
        if (round > 1) {
            Map<Shop, List<Object>> late = new HashMap<>();
            shuffled.subList(0, shuffled.size() / 20)
                    .forEach(key -> late.computeIfAbsent(key.shop(), shop -> new ArrayList<>())
                            .add(Sample.stock(key.item().id(), "1", round - 1, 0)));
            late.forEach((shop, all) -> shop.replayed(10_000_000L + round - 1, all.toArray()));
        }
    }

    private void badLine() {
        Map<String, Map<String, Object>> kinds = Map.of(
                "status-500", Map.of("kind", "status", "status", 500, "share", 0.05),
                "status-429", Map.of("kind", "status", "status", 429, "share", 0.02),
                "answer-lost", Map.of("kind", "answer-lost", "share", 0.01),
                "slow", Map.of("kind", "latency", "delayMillis", 150, "share", 0.4),
                "slower", Map.of("kind", "latency", "delayMillis", 300, "share", 0.4));
        kinds.forEach((name, fault) -> {
            Map<String, Object> all = new HashMap<>(Map.of("face", "optiply", "path", "/v1/.*"));
            all.putAll(fault);
            rig.sandbox().fault(all);
        });
    }

    /** Kills whoever is creating a product at that moment, while more and more appear; one after the other when all are there. */
    private void kill(AtomicInteger kills) {
        appear(NEW_AT_KILL);
        long creating = await().pollInterval(Duration.ofMillis(100))
                .atMost(LIMIT)
                .until(this::whoCreates, who -> who > 0 || late.isEmpty());
        int replica = creating > 0 ? (int) creating : 1 + kills.get() % REPLICAS;
        rig.kill(replica);
        kills.incrementAndGet();
        if (creating > 0) {
            creationsHit.incrementAndGet();
        }
        WriterProcess restarted = rig.writer(replica, QUICK);
        await().atMost(Duration.ofMinutes(3)).until(restarted::isReady);
    }

    private long whoCreates() {
        appear(TENANTS);
        return rig.number(WHO_CREATES);
    }

    private boolean isRight(Shop shop, int stock) {
        List<JsonNode> products = rig.records(shop, "products");
        long expected = published.stream().filter(key -> key.shop() == shop).count();
        return products.stream()
                                .map(product -> product.path("remoteId").asText())
                                .distinct()
                                .count()
                        == expected
                && products.stream()
                        .allMatch(product -> product.path("stockLevel").asLong() == stock);
    }

    private void assertOrderAndRepeats(List<Shop> shops, int kills) {
        int writes = 0;
        int repeats = 0;
        for (Shop shop : shops) {
            List<JsonNode> products = rig.records(shop, "products");
            assertThat(products).hasSize(KEYS / TENANTS);
            for (JsonNode product : products) {
                long last = -1;
                for (JsonNode write :
                        rig.history(shop, "products", product.path("id").asText())) {
                    long stock = write.path("attributes").path("stockLevel").asLong(last);
                    assertThat(stock).as("stock never goes back").isGreaterThanOrEqualTo(last);
                    repeats += stock == last ? 1 : 0;
                    writes++;
                    last = stock;
                }
            }
        }
        System.out.printf(
                "%d writes had an effect, %d of them repeated another, %d kills, %d of them in a creation%n",
                writes, repeats, kills, creationsHit.get());
        assertThat(repeats).isLessThanOrEqualTo(writes / 50 + kills * TENANTS * IN_FLIGHT);
    }
}
