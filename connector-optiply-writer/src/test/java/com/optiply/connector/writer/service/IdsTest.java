package com.optiply.connector.writer.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.event.SalesOrder;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ids that are lost are learnt from Optiply, whatever happens meanwhile; nothing is made twice. Pages are small here. */
@QuarkusTest
class IdsTest {

    @RegisterExtension
    static final World world = new World();

    @Inject
    Database database;

    /** Guards against a reading that begins at the beginning whenever one of its pages fails, and against an empty answer taken for the end of the list. */
    @Test
    void aListIsReadToItsEndAlthoughEveryFifthPageFails() throws SQLException {
        int number = 250;
        Shop shop = products("bad-line-shop", number);
        long before = firstPages(shop);
        world.fault(shop, "status", "method", "GET", "path", "/v1/products", "status", 504, "share", 0.15);
        world.fault(shop, "empty", "method", "GET", "path", "/v1/products", "share", 0.05);

        lose(shop, "");
        shop.changed(Sample.item("code", "ONE-MORE"));

        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(inStep(shop, "products")).isEqualTo(number + 1));
        assertThat(world.optiply(shop, "products")).hasSize(number + 1);
        assertThat(firstPages(shop) - before).isBetween(1L, 2L);
    }

    /** Guards against starting over with each restart: a large account would never be read through. */
    @Test
    void aLaneThatMovesWhileItReadsGoesOnWhereItWas() throws SQLException {
        int number = 120;
        Shop shop = products("moving-shop", number);
        long before = firstPages(shop);
        world.fault(shop, "latency", "method", "GET", "path", "/v1/products", "delayMillis", 300);

        lose(shop, "");
        shop.changed(Sample.item("code", "ONE-MORE"));
        await().until(() -> firstPages(shop) > before && pages(shop).getLast().contains("page[offset]=50&"));
        sql("update lane set owner = null, epoch = epoch + 1, lease_until = '-infinity' where scope_id = (%s)", shop);

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(inStep(shop, "products")).isEqualTo(number + 1));
        assertThat(world.optiply(shop, "products")).hasSize(number + 1);
        assertThat(firstPages(shop) - before).isEqualTo(1);
    }

    /** Guards against a second record of everything in an account that takes no remote ids: they are recognised by what is in them, or not made at all. */
    @Test
    void recordsWithoutARemoteIdAreRecognisedOrLeftAlone() throws SQLException {
        world.switchTo("optiply.reject-remote-id", true);
        Shop shop = world.shop("nameless-shop");
        Item lamp = Sample.item("code", "NAMELESS-A");
        Item bulb = Sample.item("code", "NAMELESS-B");
        List<UUID> orders = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        shop.settings(Sample.SETTINGS)
                .changed(lamp, bulb)
                .changed(Sample.order(orders.get(0), 10), Sample.line(orders.get(0), lamp.id(), 1, 10))
                .changed(Sample.order(orders.get(1), 10), Sample.line(orders.get(1), lamp.id(), 1, 10))
                .changed(Sample.order(orders.get(2), 10), Sample.line(orders.get(2), lamp.id(), 2, 10))
                .allLoaded();
        await().untilAsserted(() -> assertThat(inStep(shop, "sellOrders")).isEqualTo(3));
        await().untilAsserted(() -> assertThat(inStep(shop, "products")).isEqualTo(2));
        JsonNode second = world.optiplyCall(shop, "POST", "/products", """
                {"data":{"type":"products","attributes":
                {"name":"Bulb","skuCode":"NAMELESS-B","stockLevel":1,"unlimitedStock":false}}}""");

        lose(shop, "");
        sql("delete from account_trait where account_id = (select account_id from scope where scope_id = (%s))", shop);
        shop.changed(Sample.stock(lamp.id(), "1", 5, 0));

        await().untilAsserted(() -> {
            assertThat(inStep(shop, "sellOrders")).isEqualTo(3);
            assertThat(world.explain(shop, "products", bulb.id().toString())
                            .path("cause")
                            .asText())
                    .isEqualTo("maybe-there");
            assertThat(inStep(shop, "products")).isEqualTo(1);
        });
        assertThat(world.optiply(shop, "products")).hasSize(3);
        assertThat(world.optiply(shop, "sellOrders")).hasSize(3);
        assertThat(world.optiply(shop, "sellOrderLines")).hasSize(3);

        world.optiplyCall(
                shop, "DELETE", "/products/" + second.path("data").path("id").asText(), null);
        world.api("POST", "/api/v1/tenants/nameless-shop/rebuild");

        await().untilAsserted(() -> assertThat(inStep(shop, "products")).isEqualTo(2));
        assertThat(world.optiply(shop, "products")).hasSize(2);
    }

    /** Guards against a look at all types together: the products' ids say nothing about the orders'. */
    @Test
    void ordersAloneThatLostTheirIdsAreNotMadeAgain() throws SQLException {
        Shop shop = world.shop("lost-orders-shop");
        Item lamp = Sample.item("code", "LOST-ORDERS");
        List<SalesOrder> orders = new ArrayList<>();
        shop.settings(Sample.SETTINGS).changed(lamp);
        for (int i = 0; i < 12; i++) {
            UUID order = UUID.randomUUID();
            orders.add(Sample.order(order, 10));
            shop.changed(orders.getLast(), Sample.line(order, lamp.id(), 1, 10));
        }
        shop.allLoaded();
        await().untilAsserted(() -> assertThat(inStep(shop, "sellOrders")).isEqualTo(12));

        lose(shop, " and type = 'sellOrders'");
        UUID news = UUID.randomUUID();
        shop.changed(
                Sample.with(orders.getFirst(), "orderDate", "2026-04-30"),
                Sample.order(news, 10),
                Sample.line(news, lamp.id(), 1, 10));

        await().untilAsserted(() -> assertThat(inStep(shop, "sellOrders")).isEqualTo(13));
        assertThat(world.optiply(shop, "sellOrders")).hasSize(13);
        assertThat(world.optiply(shop, "sellOrderLines")).hasSize(13);
    }

    private Shop products(String tenant, int number) {
        Shop shop = world.shop(tenant);
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            items.add(Sample.item("code", tenant + "-" + i));
        }
        shop.settings(Sample.SETTINGS).changed(items.toArray()).allLoaded();
        await().untilAsserted(() -> assertThat(inStep(shop, "products")).isEqualTo(number));
        return shop;
    }

    /** The table of records is truncated, or a part of it. */
    private void lose(Shop shop, String which) throws SQLException {
        sql("delete from resource where scope_id = (%s)" + which, shop);
    }

    /** Pages of the list of products that were answered, in the words of their queries. */
    private static List<String> pages(Shop shop) {
        return StreamSupport.stream(
                        world.sandbox()
                                .requests("face=optiply&method=GET&path=/v1/products&limit=100000")
                                .spliterator(),
                        false)
                .filter(call -> call.path("status").asInt() == 200)
                .map(call -> URLDecoder.decode(call.path("query").asText(), UTF_8) + "&")
                .filter(query -> query.contains("[accountId]=" + shop.account() + "&") && query.contains("sort=id&"))
                .toList();
    }

    private static long firstPages(Shop shop) {
        return pages(shop).stream()
                .filter(query -> query.contains("page[offset]=0&"))
                .count();
    }

    private static int inStep(Shop shop, String type) {
        return world.api("GET", "/api/v1/tenants/" + shop.tenant() + "/summary")
                .path("types")
                .path(type)
                .path("in-step")
                .asInt();
    }

    private void sql(String statement, Shop shop) throws SQLException {
        String scope = "select scope_id from scope where tenant_id = '" + shop.tenant() + "'";
        database.write(
                connection -> Sql.of(connection, statement.formatted(scope)).update());
    }
}
