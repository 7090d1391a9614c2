package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.event.ItemPrice;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever Optiply turns out to do where the reference is uncertain: what it holds becomes exactly this, and what it refuses is seen. Switches that do not touch each other
 * are set together; {@code -Dproof.switches=each} sets one at a time. How they are set otherwise is the rest of the tests.
 */
@QuarkusTest
class SwitchesTest {

    private static final List<Map<String, Object>> TOGETHER = List.of(
            Map.of(
                    "optiply.reject-remote-id",
                    true,
                    "optiply.status-upper-case",
                    true,
                    "optiply.like-ignores-case",
                    false),
            Map.of(
                    "optiply.reject-remote-id",
                    true,
                    "optiply.reject-remote-id-types",
                    "sellOrders",
                    "optiply.wrong-type-status",
                    400,
                    "optiply.error-shape",
                    "message"),
            Map.of(
                    "optiply.remote-id-key", "account",
                    "optiply.remote-id-needs-coupling", true,
                    "optiply.remote-id-unique", true,
                    "optiply.echo-order-lines", true,
                    "optiply.include-order-lines", true,
                    "optiply.order-lines-required", true,
                    "optiply.product-once-per-order", true,
                    "optiply.unlimited-stock-required", false),
            Map.of(
                    "optiply.content-type-status", 0,
                    "optiply.account-required-on-post", false,
                    "optiply.validation-status", 422,
                    "optiply.missing-parent-status", 422,
                    "optiply.duplicate-status", 422,
                    "optiply.composition-cycle-status", 0,
                    "optiply.filter-remote-id", true),
            Map.of(
                    "optiply.strict-attributes", true,
                    "optiply.account-required-on-change", true,
                    "optiply.unknown-account-status", 404,
                    "optiply.unknown-coupling-status", 403,
                    "optiply.date-only", true),
            Map.of(
                    "optiply.null-clears", false,
                    "optiply.decimal-texts", false,
                    "optiply.encoded-links", false,
                    "optiply.comma-is-or", false,
                    "optiply.decimal-digits", 4),
            Map.of(
                    "optiply.patch-references",
                    "ignore",
                    "optiply.patch-order-lines",
                    true,
                    "optiply.sell-order-cascade",
                    false),
            Map.of("optiply.patch-references", "refuse", "optiply.wrapped-order-lines", true),
            Map.of(
                    "optiply.token-seconds",
                    4,
                    "optiply.tokens-per-user",
                    "newest",
                    "optiply.scope",
                    "read write delete"),
            Map.of("optiply.rate-limit-per-second", 30, "optiply.retry-after", true),
            Map.of("optiply.concurrent-limit", 3, "optiply.maximum-body-bytes", 20_000),
            Map.of("optiply.maximum-price", 10),
            Map.of("optiply.maximum-order-lines", 1));

    @RegisterExtension
    static final World world = new World();

    static Stream<Map<String, Object>> settings() {
        return "each".equals(System.getProperty("proof.switches"))
                ? TOGETHER.stream().flatMap(SwitchesTest::oneByOne)
                : TOGETHER.stream();
    }

    /** Each alone; what only says for which types another one holds goes with it. */
    private static Stream<Map<String, Object>> oneByOne(Map<String, Object> together) {
        return together.containsKey("optiply.reject-remote-id-types")
                ? Stream.of(together)
                : together.entrySet().stream().map(one -> Map.of(one.getKey(), one.getValue()));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void itIsRightOrSeen(Map<String, Object> switches) {
        switches.forEach(world::switchTo);
        Shop shop = world.shop("switch-" + UUID.randomUUID());
        Item lamp = Sample.item("code", "A", "description", "Lamp");
        Item bulb = Sample.item("code", "B,C", "description", "Bulb, big");
        Item kit = Sample.item("code", "KIT");
        ItemPrice price = Sample.price(lamp.id(), 12.34);
        var bom = Sample.version(kit.id(), 1);
        var part = Sample.part(bom, bulb.id(), 2);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        var order = Sample.order(first, 30);
        var line = Sample.line(first, lamp.id(), 1, 10);
        var removed = Sample.line(first, bulb.id(), 2, 20);
        var cancelled = Sample.order(second, 10);
        if (switches.toString().contains("remote-id") || switches.toString().contains("patch")) {
            world.lose(shop, "POST", "/v1/sellOrders", 1);
            world.lose(shop, "POST", "/v1/products", 1);
        }
        shop.settings(Sample.settings(
                        new WarehouseChoice(Mode.CODES, List.of("1")),
                        SalesSource.ORDERS,
                        CompositionModel.MANUFACTURING))
                .changed(lamp, bulb, kit, price, bom, part, Sample.stock(lamp.id(), "1", 7, 0), order, line, removed)
                .changed(cancelled, Sample.line(second, lamp.id(), 1, 10))
                .allLoaded();
        await().untilAsserted(() -> assertThat(Held.of(world, shop)).isEqualTo(first(switches)));

        shop.changed(
                Sample.stock(lamp.id(), "1", 9, 0),
                Sample.with(part, "quantityBatch", 3),
                Sample.with(order, "orderDate", "2026-04-30", "amountFCExclVat", 30),
                Sample.with(line, "quantity", 3, "amountDC", 30, "amountFC", 30),
                Sample.with(cancelled, "statusCode", 45));
        shop.deleted(price).deleted(removed);

        await().untilAsserted(() -> assertThat(Held.of(world, shop)).isEqualTo(then(switches)));
    }

    /** Everything is there; what Optiply refuses is not, and is a failure of its record. */
    private static Held first(Map<String, Object> switches) {
        List<String> others = List.of("B,C Bulb, big 0 -", "KIT Desk lamp 0 -");
        if (switches.containsKey("optiply.maximum-price")) {
            return new Held(
                    others,
                    List.of(),
                    List.of(),
                    List.of("KIT B,C 2"),
                    summary("products in-step", 2, "products failed", 1, "sellOrders failed", 2));
        }
        if (switches.containsKey("optiply.maximum-order-lines")) {
            return new Held(
                    with("A Lamp 7 12.34", others),
                    List.of("2026-05-01"),
                    List.of("A 1 10"),
                    List.of("KIT B,C 2"),
                    summary("products in-step", 3, "sellOrders in-step", 1, "sellOrders failed", 1));
        }
        return new Held(
                with("A Lamp 7 12.34", others),
                List.of("2026-05-01", "2026-05-01"),
                List.of("A 1 10", "A 1 10", "B,C 2 20"),
                List.of("KIT B,C 2"),
                summary("products in-step", 3, "sellOrders in-step", 2));
    }

    /** After the changes: another stock, no price, one line less and the other larger, one order less. */
    private static Held then(Map<String, Object> switches) {
        List<String> others = List.of("B,C Bulb, big 0 -", "KIT Desk lamp 0 -");
        List<String> parts = List.of("KIT B,C 3");
        if (switches.containsKey("optiply.null-clears")) {
            return new Held(
                    with("A Lamp 9 12.34", others),
                    List.of("2026-04-30"),
                    List.of("A 3 30"),
                    parts,
                    summary(
                            "products in-step",
                            2,
                            "products failed",
                            1,
                            "sellOrders in-step",
                            1,
                            "sellOrders absent",
                            1));
        }
        if (switches.containsKey("optiply.patch-references")) {
            boolean refused = "refuse".equals(switches.get("optiply.patch-references"));
            return new Held(
                    with("A Lamp 9 -", others),
                    List.of("2026-05-01"),
                    refused ? List.of("A 1 10", "B,C 2 20") : List.of("A 3 30"),
                    parts,
                    summary("products in-step", 3, "sellOrders failed", 1, "sellOrders absent", 1));
        }
        return new Held(
                with("A Lamp 9 -", others),
                List.of("2026-04-30"),
                List.of("A 3 30"),
                parts,
                summary("products in-step", 3, "sellOrders in-step", 1, "sellOrders absent", 1));
    }

    private static List<String> with(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** @param counts pairs of type and state, and number; the composition is in step anyway */
    private static SortedMap<String, Integer> summary(Object... counts) {
        SortedMap<String, Integer> summary = new TreeMap<>(Map.of("productCompositions in-step", 1));
        for (int i = 0; i < counts.length; i += 2) {
            summary.put((String) counts[i], (Integer) counts[i + 1]);
        }
        return summary;
    }
}
