package com.optiply.connector.writer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.Dist;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.testsupport.merchant.WriterProcess;
import com.optiply.connector.testsupport.merchant.WriterRig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What processes and lines may do to a writer, and that nothing is lost or doubled by it. */
class ProcessesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("proof.pause.seconds", 0));
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("proof.outage.seconds", 4));
    /** A storm of them: a lane rests longer after each, so that they become rarer. */
    private static final int REFUSALS = 12;

    private static final int ITEMS = Integer.getInteger("proof.items", 60);

    /** A lease that outlives a call, both short, so that a takeover does not take the test's time. */
    private static final Map<String, String> QUICK = Map.of(
            "writer.lease", "PT8S",
            "writer.call-timeout", "PT4S",
            "writer.unclear-wait", "PT5S");

    private static WriterRig rig;
    private static WriterProcess first;

    @BeforeAll
    static void start() {
        System.out.printf(
                "proof.items=%d proof.pause.seconds=%d proof.outage.seconds=%d%n",
                ITEMS, PAUSE.toSeconds(), OUTAGE.toSeconds());
        rig = WriterRig.start(Dist.root());
        first = started(1);
    }

    /** A test that failed may have left none. */
    @BeforeEach
    void aWriterRuns() {
        if (!first.isAlive()) {
            first = started(1);
        }
    }

    @AfterEach
    void faultsEnd() {
        if (first.isAlive()) {
            first.signal("CONT");
        }
        rig.sandbox().clearFaults();
        rig.database().mend();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void who_stood_still_in_the_middle_of_a_POST_doubles_nothing() {
        Shop shop = rig.shop("still-shop");
        rig.sandbox().fault(fault(shop, "POST", "latency", Map.of("delayMillis", 2_000)));
        shop.settings(Sample.SETTINGS).changed(lamps("STILL", ITEMS)).allLoaded();
        await().atMost(PATIENCE)
                .until(() -> rig.number("select count(*) from resource where state = 'calling'") >= 4
                        && rig.records(shop, "products").size() >= 4);

        first.signal("STOP");
        long epoch = epoch(shop);
        try (WriterProcess second = started(2)) {
            await().atMost(PATIENCE).until(() -> epoch(shop) > epoch);
            rig.sandbox().clearFaults();
            await().atMost(PATIENCE).until(() -> rig.records(shop, "products").size() >= ITEMS && rig.isAtRest(shop));
            await().during(PAUSE)
                    .atMost(PAUSE.plus(PATIENCE))
                    .until(() ->
                            second.isReady() && rig.records(shop, "products").size() == ITEMS);
            first.signal("CONT");
            await().atMost(PATIENCE).until(first::isReady);
            shop.changed(Sample.item("code", "STILL-LAST"));
            await().atMost(PATIENCE).until(() -> rig.records(shop, "products").size() > ITEMS && rig.isAtRest(shop));
        }

        assertOnce(shop, ITEMS + 1);
    }

    @Test
    void children_that_come_an_hour_before_their_parents_follow_them_over_a_restart() {
        Shop shop = rig.shop("child-shop");
        Item kit = Sample.item("code", "CHILD-KIT");
        Item bulb = Sample.item("code", "CHILD-BULB");
        var bom = Sample.version(kit.id(), 1);
        UUID order = UUID.randomUUID();
        shop.settings(Sample.settings(
                        new WarehouseChoice(Mode.CODES, List.of("1")),
                        SalesSource.ORDERS,
                        CompositionModel.MANUFACTURING))
                .changed(kit, bom, Sample.part(bom, bulb.id(), 2))
                .changed(
                        Sample.order(order, 30),
                        Sample.line(order, kit.id(), 1, 10),
                        Sample.line(order, bulb.id(), 2, 20))
                .allLoaded();
        await().atMost(PATIENCE).until(() -> rig.records(shop, "products").size() == 1);
        await().atMost(PATIENCE).until(() -> waits(shop, "productCompositions"));
        Instant now = Instant.parse(rig.sandbox().clock().path("now").asText());
        rig.sandbox().setClock(now.plus(Duration.ofHours(1)), 1);

        rig.kill(1);
        first = started(1);
        assertThat(rig.records(shop, "productCompositions")).isEmpty();
        shop.changed(bulb);

        await().atMost(PATIENCE)
                .until(() -> rig.records(shop, "productCompositions").size() == 1);
        await().atMost(PATIENCE).until(() -> rig.records(shop, "sellOrderLines").size() == 2 && rig.isAtRest(shop));
        assertOnce(shop, 2);
        assertThat(rig.records(shop, "sellOrders")).hasSize(1);
    }

    @Test
    void a_database_that_is_gone_for_a_while_costs_nothing_but_time() {
        Shop shop = rig.shop("cut-shop");
        Object[] lamps = lamps("CUT", ITEMS);
        shop.settings(Sample.SETTINGS).changed(lamps).allLoaded();
        await().atMost(PATIENCE).until(() -> rig.records(shop, "products").size() > 5);

        rig.database().cut();
        shop.changed(stock(lamps, 3));
        await().during(OUTAGE).atMost(OUTAGE.plus(PATIENCE)).until(() -> first.health("live") == 200);
        rig.database().mend();

        await().atMost(PATIENCE).until(() -> stocks(shop).equals(Collections.nCopies(ITEMS, 3L)));
        assertOnce(shop, ITEMS);
    }

    @Test
    void while_Optiply_is_gone_nobody_logs_in_again_and_the_lag_drains_afterwards() {
        Shop shop = rig.shop("outage-shop");
        Object[] lamps = lamps("OUT", ITEMS);
        long logins = logins();
        shop.settings(Sample.SETTINGS).changed(lamps).allLoaded();
        await().atMost(PATIENCE).until(() -> rig.records(shop, "products").size() == ITEMS && rig.isAtRest(shop));

        rig.sandbox().fault(fault(shop, null, "cut", Map.of()));
        shop.changed(stock(lamps, 5));
        await().atMost(PATIENCE).until(() -> rig.number("""
                select count(*) from resource where state in ('retrying', 'unclear') or cause = 'unreachable'""") > 0);
        await().during(OUTAGE).atMost(OUTAGE.plus(PATIENCE)).until(() -> logins() - logins == 1);
        rig.sandbox().clearFaults();
        long back = System.nanoTime();
        await().atMost(PATIENCE).until(() -> stocks(shop).contains(5L));
        long first = System.nanoTime();

        await().atMost(Duration.ofMinutes(6)).until(() -> stocks(shop).equals(Collections.nCopies(ITEMS, 5L)));
        double seconds = (System.nanoTime() - first) / 1e9;
        System.out.printf(
                "%d changes of an outage: the first was written %d ms after it, all %.1f s after that, %.0f a second%n",
                ITEMS, (first - back) / 1_000_000, seconds, ITEMS / seconds);
        assertThat(logins() - logins).isEqualTo(1);
    }

    @Test
    void a_storm_of_401_ends_in_one_login_and_everything_arrives() {
        Shop shop = rig.shop("storm-shop");
        Object[] lamps = lamps("STORM", ITEMS);
        shop.settings(Sample.SETTINGS).changed(lamps).allLoaded();
        await().atMost(PATIENCE).until(() -> rig.records(shop, "products").size() == ITEMS && rig.isAtRest(shop));
        long logins = logins();

        rig.sandbox()
                .fault(fault(shop, "PATCH", "status", Map.of("status", 401, "body", "{\"error\":\"invalid_token\"}")));
        shop.changed(stock(lamps, 8));
        await().atMost(PATIENCE).until(() -> refusals(shop) >= REFUSALS);
        rig.sandbox().clearFaults();

        await().atMost(Duration.ofMinutes(6)).until(() -> stocks(shop).equals(Collections.nCopies(ITEMS, 8L)));
        assertThat(logins() - logins).isEqualTo(1);
    }

    @Test
    void everything_read_again_from_the_beginning_costs_next_to_no_calls() throws InterruptedException {
        Shop shop = rig.shop("replay-shop");
        Object[] lamps = lamps("REPLAY", ITEMS);
        shop.settings(Sample.SETTINGS).changed(lamps).allLoaded();
        for (int round = 1; round <= 3; round++) {
            int stock = round;
            shop.changed(stock(lamps, stock));
            await().atMost(PATIENCE).until(() -> stocks(shop).equals(Collections.nCopies(ITEMS, (long) stock)));
        }
        long before = calls(shop);
        long consumed = rig.number("select sum(next_offset) from consumed");

        rig.rewind();
        rig.execute("delete from consumed");
        first = started(1);
        await().atMost(PATIENCE)
                .until(() -> rig.number("select coalesce(sum(next_offset), 0) from consumed") >= consumed
                        && rig.isAtRest(shop));

        assertThat(calls(shop) - before).isLessThanOrEqualTo(before / 100);
        assertOnce(shop, ITEMS);
    }

    private static WriterProcess started(int replica) {
        WriterProcess process = rig.writer(replica, QUICK);
        await().atMost(PATIENCE).until(process::isReady);
        return process;
    }

    private static Map<String, Object> fault(Shop shop, String method, String kind, Map<String, Object> more) {
        Map<String, Object> fault =
                new HashMap<>(Map.of("face", "optiply", "account", shop.account(), "kind", kind, "path", "/v1/.*"));
        if (method != null) {
            fault.put("method", method);
        }
        fault.putAll(more);
        return fault;
    }

    private static Object[] lamps(String code, int number) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            items.add(Sample.item("code", code + "-" + i));
        }
        return items.toArray();
    }

    private static Object[] stock(Object[] items, int pieces) {
        List<Object> rows = new ArrayList<>();
        for (Object item : items) {
            rows.add(Sample.stock(((Item) item).id(), "1", pieces, 0));
        }
        return rows.toArray();
    }

    private static List<Long> stocks(Shop shop) {
        return rig.records(shop, "products").stream()
                .map(product -> product.path("stockLevel").asLong())
                .toList();
    }

    private static long calls(Shop shop) {
        return answers(shop).count();
    }

    private static long refusals(Shop shop) {
        return answers(shop).filter(call -> call.path("status").asInt() == 401).count();
    }

    private static Stream<JsonNode> answers(Shop shop) {
        JsonNode calls = rig.sandbox().requests("face=optiply&limit=100000&path=/v1/.*");
        return StreamSupport.stream(calls.spliterator(), false)
                .filter(call -> call.path("query").asText().contains("accountId=" + shop.account()));
    }

    private static long logins() {
        return rig.sandbox()
                .requests("face=optiply&limit=100000&path=/api/auth/oauth/token")
                .size();
    }

    /** Rises with every owner of the shop's lane. */
    private static long epoch(Shop shop) {
        return rig.number("select max(epoch) from lane join scope using (scope_id) where tenant_id = '%s'"
                .formatted(shop.tenant()));
    }

    private static boolean waits(Shop shop, String type) {
        return rig.number("""
                        select count(*) from resource r join scope using (scope_id)
                        where tenant_id = '%s' and type = '%s' and r.state = 'waiting' and not due""".formatted(shop.tenant(), type)) > 0;
    }

    private static void assertOnce(Shop shop, int products) {
        List<JsonNode> records = rig.records(shop, "products");
        assertThat(records.stream()
                        .map(product -> product.path("remoteId").asText())
                        .distinct())
                .hasSize(products);
        assertThat(records).hasSize(products);
    }
}
