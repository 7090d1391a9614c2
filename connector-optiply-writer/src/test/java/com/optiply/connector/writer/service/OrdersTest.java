package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.event.SalesOrder;
import com.optiply.connector.model.event.SalesOrderLine;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class OrdersTest {

    /** Identical orders; one in eight has an answer that is lost or an effect that comes late. */
    private static final int ORDERS = Integer.getInteger("proof.orders", 40);

    @RegisterExtension
    static final World world = new World();

    @Test
    void anOrderIsSentWholeWhenItsLinesHaveCome() {
        Shop shop = world.shop("trickle-shop");
        Item lamp = Sample.item("code", "TRICKLE-1");
        Item bulb = Sample.item("code", "TRICKLE-2");
        UUID id = UUID.randomUUID();
        shop.settings(Sample.SETTINGS).changed(lamp, bulb).allLoaded();

        shop.changed(Sample.order(id, 30), Sample.line(id, lamp.id(), 1, 10));
        await().during(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(world.optiply(shop, "sellOrders"))
                .isEmpty());
        shop.changed(Sample.line(id, bulb.id(), 2, 20));

        await().untilAsserted(() -> assertThat(lines(shop)).hasSize(2));
        JsonNode order = world.optiply(shop, "sellOrders").getFirst();
        assertThat(new BigDecimal(order.path("totalValue").asText())).isEqualByComparingTo("30");
        assertThat(order.path("placed").asText()).isEqualTo("2026-05-01T00:00:00Z");
        assertThat(order.path("remoteId").asText()).isEqualTo(id.toString());
    }

    @Test
    void changedAddedAndRemovedLinesArriveAndACancelledOrderGoes() {
        Shop shop = world.shop("change-shop");
        Item lamp = Sample.item("code", "CHANGE-1");
        Item bulb = Sample.item("code", "CHANGE-2");
        Item cord = Sample.item("code", "CHANGE-3");
        UUID id = UUID.randomUUID();
        SalesOrder order = Sample.order(id, 30);
        SalesOrderLine first = Sample.line(id, lamp.id(), 1, 10);
        SalesOrderLine second = Sample.line(id, bulb.id(), 2, 20);
        shop.settings(Sample.SETTINGS)
                .changed(lamp, bulb, cord, order, first, second)
                .allLoaded();
        await().untilAsserted(() -> assertThat(lines(shop)).hasSize(2));
        String optiplyId =
                world.optiply(shop, "sellOrders").getFirst().path("id").asText();

        shop.changed(
                Sample.with(order, "amountFCExclVat", 85, "statusCode", 21),
                Sample.with(first, "quantity", 3, "amountDC", 30, "amountFC", 30),
                Sample.line(id, cord.id(), 5, 55));
        shop.deleted(second);

        await().untilAsserted(() -> assertThat(
                        lines(shop).stream().map(line -> line.path("quantity").asInt()))
                .containsExactlyInAnyOrder(3, 5));
        await().untilAsserted(() -> {
            JsonNode now = world.optiply(shop, "sellOrders").getFirst();
            assertThat(new BigDecimal(now.path("totalValue").asText())).isEqualByComparingTo("85");
            assertThat(now.path("completed").asText()).isEqualTo("2026-05-03T00:00:00Z");
            assertThat(now.path("id").asText()).isEqualTo(optiplyId);
        });
        shop.changed(Sample.with(order, "statusCode", 45, "status", "cancelled"));

        await().untilAsserted(
                        () -> assertThat(world.optiply(shop, "sellOrders")).isEmpty());
        assertThat(lines(shop)).isEmpty();
    }

    @Test
    void identicalOrdersWithLostAndLateAnswersAreThereOnceEach() {
        Shop shop = world.shop("twin-shop");
        Item lamp = Sample.item("code", "TWIN-1");
        List<Object> rows = new ArrayList<>(List.of(lamp));
        for (int i = 0; i < ORDERS; i++) {
            UUID id = UUID.randomUUID();
            rows.addAll(List.of(Sample.order(id, 10), Sample.line(id, lamp.id(), 1, 10)));
        }
        world.fault(
                shop,
                "answer-lost",
                "method",
                "POST",
                "path",
                "/v1/sellOrders",
                "share",
                0.1,
                "times",
                ORDERS * 3 / 40);
        world.fault(
                shop,
                "late-effect",
                "method",
                "POST",
                "path",
                "/v1/sellOrders",
                "delayMillis",
                1200,
                "share",
                0.1,
                "times",
                ORDERS * 2 / 40);
        shop.settings(Sample.SETTINGS).changed(rows.toArray()).allLoaded();

        await().atMost(Duration.ofSeconds(60 + ORDERS))
                .untilAsserted(() -> assertThat(world.optiply(shop, "sellOrders").stream()
                                .map(order -> order.path("remoteId").asText())
                                .distinct())
                        .hasSize(ORDERS));
        assertThat(world.optiply(shop, "sellOrders")).hasSize(ORDERS);
        assertThat(lines(shop)).hasSize(ORDERS);
    }

    @Test
    void identicalOrdersAreToldApartWithoutRemoteIdsToo() {
        Shop shop = world.shop("blind-shop");
        Item lamp = Sample.item("code", "BLIND-1");
        List<Object> rows = new ArrayList<>(List.of(lamp));
        for (int i = 0; i < 6; i++) {
            UUID id = UUID.randomUUID();
            rows.addAll(List.of(Sample.order(id, 10), Sample.line(id, lamp.id(), 1, 10)));
        }
        world.switchTo("optiply.reject-remote-id", true);
        world.fault(shop, "answer-lost", "method", "POST", "path", "/v1/sellOrders", "times", 3, "share", 0.5);
        shop.settings(Sample.SETTINGS).changed(rows.toArray()).allLoaded();

        await().atMost(Duration.ofSeconds(40)).during(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(
                        world.optiply(shop, "sellOrders"))
                .hasSize(6));
    }

    /** Guards that an order whose lines could not be read is not taken for another one and sent again. */
    @Test
    void aLostOrderIsNotSentAgainBeforeItsLinesWereRead() {
        Shop shop = world.shop("unread-shop");
        Item lamp = Sample.item("code", "UNREAD-1");
        UUID first = UUID.randomUUID();
        world.switchTo("optiply.reject-remote-id", true);
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.order(first, 10), Sample.line(first, lamp.id(), 1, 10))
                .allLoaded();
        await().untilAsserted(() -> assertThat(lines(shop)).hasSize(1));
        world.lose(shop, "POST", "/v1/sellOrders", 1);
        world.fault(shop, "status", "method", "GET", "path", "/v1/sellOrderLines", "status", 504, "times", 1);

        UUID second = UUID.randomUUID();
        shop.changed(Sample.order(second, 20), Sample.line(second, lamp.id(), 2, 20));

        await().untilAsserted(() -> assertThat(world.explain(shop, "sellOrders", second.toString())
                        .path("state")
                        .asText())
                .isEqualTo("in-step"));
        assertThat(world.optiply(shop, "sellOrders")).hasSize(2);
    }

    @Test
    void aLostLineMakesNoSecondLine() {
        Shop shop = world.shop("line-shop");
        Item lamp = Sample.item("code", "LINE-1");
        Item bulb = Sample.item("code", "LINE-2");
        UUID id = UUID.randomUUID();
        SalesOrder order = Sample.order(id, 10);
        shop.settings(Sample.SETTINGS)
                .changed(lamp, bulb, order, Sample.line(id, lamp.id(), 1, 10))
                .allLoaded();
        await().untilAsserted(() -> assertThat(lines(shop)).hasSize(1));
        world.lose(shop, "POST", "/v1/sellOrderLines", 1);

        shop.changed(Sample.with(order, "amountFCExclVat", 14), Sample.line(id, bulb.id(), 2, 4));

        await().untilAsserted(() -> assertThat(lines(shop)).hasSize(2));
        await().during(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(lines(shop)).hasSize(2));
    }

    @Test
    void anOrderWaitsForItsProductAndLeavesOutWhatIsNeverThere() {
        Shop shop = world.shop("parent-shop");
        Item fee = Sample.item("code", "FEE", "isPurchaseItem", false, "isStockItem", false);
        Item late = Sample.item("code", "LATE-1");
        UUID id = UUID.randomUUID();
        shop.settings(Sample.SETTINGS)
                .changed(fee, Sample.order(id, 15), Sample.line(id, late.id(), 1, 10), Sample.line(id, fee.id(), 1, 5))
                .allLoaded();
        await().during(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(world.optiply(shop, "sellOrders"))
                .isEmpty());

        shop.changed(late);

        await().untilAsserted(
                        () -> assertThat(world.optiply(shop, "sellOrders")).hasSize(1));
        assertThat(lines(shop)).hasSize(1);
        shop.changed(Sample.with(fee, "isPurchaseItem", true));
        await().untilAsserted(() ->
                assertThat(lines(shop)).as("the fee has become a product").hasSize(2));
    }

    /** Guards that an order never waits unseen: it fails with its product, and goes with it. */
    @Test
    void anOrderOfAProductThatCannotBeWrittenSaysSoAndFollowsIt() {
        Shop shop = world.shop("blocked-shop");
        Item lamp = Sample.item("code", "BLOCKED-1", "description", "x".repeat(300));
        UUID id = UUID.randomUUID();
        shop.settings(Sample.SETTINGS)
                .changed(Sample.order(id, 10), Sample.line(id, lamp.id(), 1, 10), lamp)
                .allLoaded();

        await().untilAsserted(() -> {
            JsonNode why = world.explain(shop, "sellOrders", id.toString());
            assertThat(why.path("state").asText()).isEqualTo("failed");
            assertThat(why.path("cause").asText()).isEqualTo("product-failed");
            assertThat(why.path("message").asText()).contains(lamp.id().toString());
        });
        shop.changed(Sample.with(lamp, "description", "Desk lamp"));

        await().untilAsserted(() -> assertThat(lines(shop)).hasSize(1));
    }

    /** Guards that lines do not keep the id of a product that somebody removed. */
    @Test
    void linesFollowAProductThatWasRemovedAndMadeAgain() {
        Shop shop = world.shop("again-shop");
        Item lamp = Sample.item("code", "AGAIN-1");
        UUID id = UUID.randomUUID();
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.order(id, 10), Sample.line(id, lamp.id(), 1, 10))
                .allLoaded();
        await().untilAsserted(() -> assertThat(lines(shop)).hasSize(1));
        String old = world.optiply(shop, "products").getFirst().path("id").asText();
        world.optiplyCall(shop, "DELETE", "/products/" + old, null);

        shop.changed(Sample.stock(lamp.id(), "1", 4, 0));

        await().untilAsserted(() -> {
            assertThat(world.optiply(shop, "products")).hasSize(1);
            assertThat(lines(shop)).hasSize(1);
            assertThat(lines(shop).getFirst().path("productId").asText())
                    .isEqualTo(world.optiply(shop, "products")
                            .getFirst()
                            .path("id")
                            .asText())
                    .isNotEqualTo(old);
        });
    }

    @Test
    void anOrderGoesWithoutAnUnknownItemAfterAWhile() {
        Shop shop = world.shop("unknown-shop");
        Item lamp = Sample.item("code", "UNKNOWN-1");
        UUID id = UUID.randomUUID();
        shop.settings(Sample.SETTINGS)
                .changed(
                        lamp,
                        Sample.order(id, 20),
                        Sample.line(id, lamp.id(), 1, 10),
                        Sample.line(id, UUID.randomUUID(), 1, 10))
                .allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));
        await().during(Duration.ofMillis(700)).untilAsserted(() -> assertThat(world.optiply(shop, "sellOrders"))
                .isEmpty());
        Instant now = Instant.parse(world.sandbox().clock().path("now").asText());

        world.moveClock(now.plus(Duration.ofMinutes(31)));

        await().untilAsserted(
                        () -> assertThat(world.optiply(shop, "sellOrders")).hasSize(1));
        assertThat(lines(shop)).hasSize(1);
    }

    @Test
    void anotherSourceOfSalesReplacesTheOrders() {
        Shop shop = world.shop("source-shop");
        Item lamp = Sample.item("code", "SOURCE-1");
        UUID order = UUID.randomUUID();
        UUID invoice = UUID.randomUUID();
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.order(order, 10), Sample.line(order, lamp.id(), 1, 10))
                .loaded(Shop.PRODUCT_STREAMS)
                .loaded(List.of("sales-orders", "sales-order-lines"));
        await().untilAsserted(() -> assertThat(remoteIds(shop)).containsExactly(order.toString()));

        shop.settings(Sample.settings(new WarehouseChoice(Mode.CODES, List.of("1")), SalesSource.INVOICES));
        shop.changed(Sample.invoice(invoice, 12), Sample.invoiceLine(invoice, lamp.id(), 1, 12));
        await().during(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(remoteIds(shop))
                .as("the invoices are not all there yet")
                .containsExactly(order.toString()));
        shop.loaded(List.of("sales-invoices"));

        await().untilAsserted(() -> assertThat(remoteIds(shop)).containsExactly(invoice.toString()));
    }

    private static List<String> remoteIds(Shop shop) {
        return world.optiply(shop, "sellOrders").stream()
                .map(order -> order.path("remoteId").asText())
                .toList();
    }

    private static List<JsonNode> lines(Shop shop) {
        return world.optiply(shop, "sellOrderLines");
    }
}
