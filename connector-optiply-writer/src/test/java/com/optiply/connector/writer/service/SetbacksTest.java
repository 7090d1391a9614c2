package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.event.SalesOrder;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose fault it is that a call did not succeed, and what is known of Optiply afterwards. */
@QuarkusTest
class SetbacksTest {

    private static final int LAMPS = 20;

    @RegisterExtension
    static final World world = new World();

    /** Guards against a tenant that rests, and logs in, for ever because of one record that may not be deleted. */
    @Test
    void aRecordThatMayNotBeDeletedHoldsUpNothingElse() {
        Shop shop = world.shop("no-delete-shop");
        Item table = Sample.item("code", "NODEL-TABLE");
        Item leg = Sample.item("code", "NODEL-LEG");
        var bom = Sample.version(table.id(), 1);
        var legs = Sample.part(bom, leg.id(), 4);
        Item[] lamps = lamps("NODEL");
        shop.settings(Sample.settings(
                        new WarehouseChoice(Mode.CODES, List.of("1")),
                        SalesSource.ORDERS,
                        CompositionModel.MANUFACTURING))
                .changed(table, leg, bom, legs)
                .changed((Object[]) lamps)
                .allLoaded();
        await().untilAsserted(() ->
                assertThat(world.optiply(shop, "productCompositions")).hasSize(1));
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(LAMPS + 2));
        int logins = logins();
        world.fault(shop, "status", "method", "DELETE", "status", 403, "body", "{\"error\":\"insufficient_scope\"}");

        shop.deleted(legs);
        await().untilAsserted(() -> assertThat(why(shop, "productCompositions", table.id() + "/" + leg.id(), "cause"))
                .isEqualTo("forbidden"));
        shop.changed(stock(lamps, 7));

        await().untilAsserted(() -> assertStocks(shop, lamps, 7));
        assertThat(world.calls(shop, "DELETE", "/v1/productCompositions.*")).hasSize(1);
        assertThat(logins()).isEqualTo(logins);
        world.sandbox().clearFaults();
        world.api("POST", "/api/v1/tenants/" + shop.tenant() + "/redrive?cause=forbidden");
        await().untilAsserted(() ->
                assertThat(world.optiply(shop, "productCompositions")).isEmpty());
    }

    /** Guards against an Optiply that only reads for a while, and leaves every record failed for a day. */
    @Test
    void anOutageOfWritesOnlyIsNoFaultOfTheRecords() {
        Shop shop = world.shop("read-only-shop");
        Item[] lamps = lamps("READONLY");
        shop.settings(Sample.SETTINGS).changed((Object[]) lamps).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(LAMPS));
        world.fault(shop, "status", "method", "PATCH", "status", 500);

        shop.changed(stock(lamps, 3));

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(world.calls(shop, "PATCH", "/v1/products.*"))
                        .hasSizeGreaterThanOrEqualTo(LAMPS * 5));
        assertThat(world.api("GET", "/api/v1/tenants/" + shop.tenant() + "/summary")
                        .path("types")
                        .path("products")
                        .path("failed")
                        .asInt())
                .isZero();
        world.sandbox().clearFaults();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertStocks(shop, lamps, 3));
    }

    /** Guards against a value in Optiply that nobody knows of, because a second lost PATCH covered the first. */
    @Test
    void whatTwoLostPatchesSentIsAllUnknown() {
        Shop shop = world.shop("two-lost-shop");
        Item lamp = Sample.item("code", "TWOLOST-1");
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.stock(lamp.id(), "1", 5, 0))
                .allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));
        world.lose(shop, "PATCH", "/v1/products", 2);

        shop.changed(Sample.stock(lamp.id(), "1", 9, 0));
        await().untilAsserted(() -> assertStocks(shop, new Item[] {lamp}, 9));
        shop.deleted(lamp);
        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("status").asText())
                .isEqualTo("disabled"));
        shop.changed(lamp, Sample.stock(lamp.id(), "1", 5, 0));

        await().untilAsserted(() -> {
            assertThat(world.product(shop, lamp.id()).path("status").asText()).isEqualTo("enabled");
            assertStocks(shop, new Item[] {lamp}, 5);
        });
    }

    /** Guards against an order that is gone from Optiply and counts as in step. */
    @Test
    void anOrderThatWasDeletedInHalfIsKnownToBeGone() {
        Shop shop = world.shop("half-deleted-shop");
        Item lamp = Sample.item("code", "HALFDEL-1");
        UUID id = UUID.randomUUID();
        SalesOrder order = Sample.order(id, 10);
        shop.settings(Sample.SETTINGS)
                .changed(lamp, order, Sample.line(id, lamp.id(), 1, 10))
                .allLoaded();
        await().untilAsserted(
                        () -> assertThat(world.optiply(shop, "sellOrders")).hasSize(1));
        world.fault(shop, "status", "method", "GET", "path", "/v1/sellOrderLines", "status", 429);

        shop.changed(Sample.with(order, "statusCode", 45, "status", "cancelled"));
        await().untilAsserted(() ->
                assertThat(why(shop, "sellOrders", id.toString(), "cause")).isEqualTo("rate"));
        shop.changed(order);
        world.sandbox().clearFaults();

        await().untilAsserted(
                        () -> assertThat(world.optiply(shop, "sellOrders")).hasSize(1));
        assertThat(world.optiply(shop, "sellOrderLines")).hasSize(1);
    }

    private static Item[] lamps(String code) {
        return IntStream.range(0, LAMPS)
                .mapToObj(i -> Sample.item("code", code + "-" + i))
                .toArray(Item[]::new);
    }

    private static Object[] stock(Item[] items, int pieces) {
        return Arrays.stream(items)
                .map(item -> Sample.stock(item.id(), "1", pieces, 0))
                .toArray();
    }

    private static void assertStocks(Shop shop, Item[] items, int pieces) {
        for (Item item : items) {
            assertThat(world.product(shop, item.id()).path("stockLevel").asInt())
                    .isEqualTo(pieces);
        }
    }

    private static String why(Shop shop, String type, String key, String field) {
        JsonNode explained = world.explain(shop, type, key);
        return explained.path(field).asText();
    }

    /** Logins so far, whoever's. */
    private static int logins() {
        return world.sandbox()
                .requests("face=optiply&limit=100000&path=/api/auth/oauth/token")
                .size();
    }
}
