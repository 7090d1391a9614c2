package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class OperationsTest {

    private static final Settings GLOBAL =
            Sample.settings(new WarehouseChoice(Mode.GLOBAL, List.of()), SalesSource.ORDERS);

    @RegisterExtension
    static final World world = new World();

    @Inject
    Database database;

    @Test
    void aDryRunSaysWhatWouldBeWrittenAndWritesNothing() {
        Shop shop = world.shop("dry-shop");
        Item lamp = Sample.item("code", "DRY-1");
        UUID order = UUID.randomUUID();
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.stock(lamp.id(), "1", 1, 0), Sample.stock(lamp.id(), "2", 2, 0))
                .changed(Sample.order(order, 10), Sample.line(order, lamp.id(), 1, 10))
                .allLoaded();
        await().untilAsserted(
                        () -> assertThat(world.optiply(shop, "sellOrders")).hasSize(1));

        JsonNode replay = dryRun(shop, null);
        JsonNode other = dryRun(shop, GLOBAL);
        JsonNode invoices =
                dryRun(shop, Sample.settings(new WarehouseChoice(Mode.CODES, List.of("1")), SalesSource.INVOICES));

        assertThat(replay.path("calls").path("products").path("none").asInt()).isEqualTo(1);
        assertThat(replay.path("samples")).isEmpty();
        assertThat(other.path("calls").path("products").path("PATCH").asInt()).isEqualTo(1);
        assertThat(other.path("samples")
                        .path(0)
                        .path("content")
                        .path("attributes")
                        .toString())
                .isEqualTo("{\"stockLevel\":3}");
        assertThat(invoices.path("calls").path("sellOrders").path("DELETE").asInt())
                .isEqualTo(1);
        assertThat(world.optiply(shop, "products").getFirst().path("stockLevel").asInt())
                .isEqualTo(1);
        assertThat(world.optiply(shop, "sellOrders")).hasSize(1);
    }

    @Test
    void aDryRunWithHalfTheSettingsNamesWhatIsMissing() {
        Shop shop = world.shop("half-shop");
        shop.settings(Sample.SETTINGS);
        await().untilAsserted(() -> assertThat(
                        world.api("GET", "/api/v1/tenants/half-shop/summary").isMissingNode())
                .isFalse());

        RestAssured.given()
                .auth()
                .oauth2(world.operatorToken())
                .contentType("application/json")
                .body("{\"salesSource\":\"orders\"}")
                .post("/api/v1/tenants/half-shop/dry-run")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(org.hamcrest.Matchers.containsString("warehouses"));
    }

    @Test
    void aComparisonShowsWhatSomebodyChangedInOptiply() {
        Shop shop = world.shop("compare-shop");
        Item lamp = Sample.item("code", "COMPARE-1");
        Item bulb = Sample.item("code", "COMPARE-2");
        UUID order = UUID.randomUUID();
        shop.settings(Sample.SETTINGS)
                .changed(lamp, bulb, Sample.order(order, 10), Sample.line(order, lamp.id(), 1, 10))
                .allLoaded();
        await().untilAsserted(() -> {
            assertThat(world.optiply(shop, "sellOrders")).hasSize(1);
            assertThat(compare(shop, "products").path("differences")).isEmpty();
            assertThat(compare(shop, "sellOrders").path("differences")).isEmpty();
        });
        String changed = productId(shop, lamp);
        String removed = productId(shop, bulb);
        String line =
                world.optiply(shop, "sellOrderLines").getFirst().path("id").asText();
        world.optiplyCall(shop, "PATCH", "/products/" + changed, """
                {"data":{"type":"products","attributes":{"stockLevel":99}}}""");
        world.optiplyCall(shop, "DELETE", "/products/" + removed, null);
        world.optiplyCall(shop, "POST", "/products", """
                {"data":{"type":"products","attributes":{"name":"Foreign","stockLevel":1,"unlimitedStock":false}}}""");
        world.optiplyCall(shop, "PATCH", "/sellOrderLines/" + line, """
                {"data":{"type":"sellOrderLines","attributes":{"quantity":7}}}""");

        JsonNode products = compare(shop, "products").path("differences");
        JsonNode orders = compare(shop, "sellOrders").path("differences");

        assertThat(products.findValuesAsText("what")).containsExactlyInAnyOrder("different", "missing", "foreign");
        assertThat(products.toString())
                .contains("{\"what\":\"different\",\"key\":\"" + lamp.id() + "\",\"optiplyId\":\"" + changed
                        + "\",\"attribute\":{\"stockLevel\":\"99\"}}");
        assertThat(orders.path(0).path("attribute").has("orderLines")).isTrue();
    }

    /** Guards against a comparison whose memory grows with the account: what was read is kept in the database for as long as it runs. */
    @Test
    void aComparisonGoesThroughSeveralPagesAndLeavesNothingBehind() throws SQLException {
        Shop shop = world.shop("pages-shop");
        int number = 230;
        Item[] items = IntStream.range(0, number)
                .mapToObj(i -> Sample.item("code", "PAGE-" + i))
                .toArray(Item[]::new);
        shop.settings(Sample.SETTINGS).changed((Object[]) items).allLoaded();
        await().untilAsserted(() ->
                assertThat(compare(shop, "products").path("differences")).isEmpty());
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(number));
        await().untilAsserted(() ->
                assertThat(compare(shop, "products").path("ours").asInt()).isEqualTo(number));
        String first = world.optiply(shop, "products").getFirst().path("id").asText();
        String last = world.optiply(shop, "products").getLast().path("id").asText();
        world.optiplyCall(shop, "DELETE", "/products/" + first, null);
        world.optiplyCall(shop, "PATCH", "/products/" + last, """
                {"data":{"type":"products","attributes":{"stockLevel":99}}}""");

        JsonNode all = compare(shop, "products");
        JsonNode one = world.api("GET", "/api/v1/tenants/pages-shop/compare?type=products&limit=1");

        assertThat(all.path("ours").asInt()).isEqualTo(number);
        assertThat(all.path("theirs").asInt()).isEqualTo(number - 1);
        assertThat(all.path("differences").findValuesAsText("what")).containsExactly("different", "missing");
        assertThat(all.path("differences").findValuesAsText("optiplyId")).containsExactly(last, first);
        assertThat(one.path("differences")).hasSize(1);
        for (String table : List.of("comparison", "compared_record", "compared_line")) {
            List<Integer> rows = database.snapshot(
                    connection -> Sql.of(connection, "select 1 from " + table).list(row -> row.getInt(1)));
            assertThat(rows).as(table).isEmpty();
        }
    }

    /** Guards the one thing that cannot be undone: with the map gone, nothing is posted before Optiply was asked. */
    @Test
    void aLostIdMapIsReadFromOptiplyAndNothingIsMadeTwice() throws SQLException {
        Shop shop = world.shop("lost-map-shop");
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Item item = Sample.item("code", "MAP-" + i);
            UUID order = UUID.randomUUID();
            rows.addAll(List.of(item, Sample.order(order, 10), Sample.line(order, item.id(), 1, 10)));
        }
        shop.settings(Sample.SETTINGS).changed(rows.toArray()).allLoaded();
        await().untilAsserted(
                        () -> assertThat(world.optiply(shop, "sellOrders")).hasSize(30));
        List<String> ids = ids(shop, "products");
        Item news = Sample.item("code", "MAP-NEW");

        database.write(connection -> Sql.of(connection, """
                        delete from resource where scope_id = (select scope_id from scope where tenant_id = ?)""").set(shop.tenant()).update());
        shop.changed(news, Sample.stock(((Item) rows.getFirst()).id(), "1", 5, 0));

        await().untilAsserted(() -> {
            assertThat(world.optiply(shop, "products")).hasSize(31);
            assertThat(world.api("GET", "/api/v1/tenants/lost-map-shop/summary")
                            .path("types")
                            .path("sellOrders")
                            .path("in-step")
                            .asInt())
                    .isEqualTo(30);
        });
        assertThat(ids(shop, "products")).containsAll(ids);
        assertThat(world.optiply(shop, "sellOrders")).hasSize(30);
        assertThat(world.optiply(shop, "sellOrderLines")).hasSize(30);
    }

    @Test
    void recordsOfAnEarlierConnectionAreTakenOver() {
        Shop shop = world.shop("earlier-shop");
        Item lamp = Sample.item("code", "EARLIER-1");
        world.optiplyCall(shop, "POST", "/products", """
                {"data":{"type":"products","attributes":
                {"name":"Old name","stockLevel":1,"unlimitedStock":false,"remoteId":"%s"}}}""".formatted(lamp.id()));

        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.stock(lamp.id(), "1", 8, 0))
                .allLoaded();

        await().untilAsserted(() -> assertThat(world.optiply(shop, "products"))
                .singleElement()
                .satisfies(product ->
                        assertThat(product.path("stockLevel").asInt()).isEqualTo(8)));
    }

    /** A wrong type answers 500 (Optiply reference, section 2): a record that keeps getting it is bad data, and must not be tried for ever. */
    @Test
    void aRecordThatKeepsGetting500IsBadDataUntilItIsTriedAgain() {
        Shop shop = world.shop("server-error-shop");
        Item lamp = Sample.item("code", "500-1");
        Item bulb = Sample.item("code", "500-2");
        UUID order = UUID.randomUUID();
        shop.settings(Sample.SETTINGS).changed(lamp, bulb).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(2));
        String path = "/v1/products/" + productId(shop, lamp);
        world.fault(shop, "status", "method", "PATCH", "path", path, "status", 500);

        shop.changed(Sample.stock(lamp.id(), "1", 4, 0))
                .changed(Sample.order(order, 10), Sample.line(order, lamp.id(), 1, 10));

        await().untilAsserted(() -> assertThat(world.calls(shop, "PATCH", path)).isNotEmpty());
        shop.changed(Sample.stock(bulb.id(), "1", 4, 0));
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(
                        world.explain(shop, "products", lamp.id().toString())
                                .path("cause")
                                .asText())
                .isEqualTo("server-error"));
        assertThat(world.optiply(shop, "sellOrders")).as("nothing else waits").hasSize(1);
        world.sandbox().clearFaults();
        assertThat(world.api("POST", "/api/v1/tenants/server-error-shop/redrive?cause=server-error")
                        .path("resources")
                        .asInt())
                .isEqualTo(1);
        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("stockLevel").asInt())
                .isEqualTo(4));
    }

    /** Guards against an outage that ends with records given up, each waiting for a day. */
    @Test
    void anOutageIsNoFaultOfTheRecords() {
        Shop shop = world.shop("outage-shop");
        Item lamp = Sample.item("code", "OUTAGE-1");
        shop.settings(Sample.SETTINGS).changed(lamp).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));
        world.fault(shop, "status", "status", 503);

        shop.changed(Sample.stock(lamp.id(), "1", 4, 0));

        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(
                        world.sandbox().requests("face=optiply&method=GET&path=/v1/products&limit=100000"))
                .as("Optiply is asked whether it is well")
                .anyMatch(call -> call.path("status").asInt() == 503));
        world.sandbox().clearFaults();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("stockLevel").asInt())
                .isEqualTo(4));
    }

    @Test
    void oneRecordIsTriedAgainByItsKey() {
        Shop shop = world.shop("key-shop");
        Item lamp = Sample.item("code", "KEY-1");
        Item bad = Sample.item("code", "KEY-2", "description", "x".repeat(300));
        shop.settings(Sample.SETTINGS).changed(lamp, bad).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));

        JsonNode one = world.api("POST", "/api/v1/tenants/key-shop/redrive?key=" + lamp.id());
        JsonNode orders = world.api("POST", "/api/v1/tenants/key-shop/redrive?type=sellOrders");
        JsonNode failed = world.api("POST", "/api/v1/tenants/key-shop/redrive");

        assertThat(orders.path("resources").asInt()).isZero();
        assertThat(one.path("resources").asInt()).isEqualTo(1);
        assertThat(failed.path("resources").asInt()).isEqualTo(1);
    }

    private static JsonNode dryRun(Shop shop, Settings settings) {
        var request = RestAssured.given().auth().oauth2(world.operatorToken()).contentType("application/json");
        if (settings != null) {
            request.body(EventJson.write(settings));
        }
        String json = request.post("/api/v1/tenants/" + shop.tenant() + "/dry-run")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return World.parsed(json);
    }

    private static JsonNode compare(Shop shop, String type) {
        return world.api("GET", "/api/v1/tenants/" + shop.tenant() + "/compare?type=" + type);
    }

    private static List<String> ids(Shop shop, String type) {
        return world.optiply(shop, type).stream()
                .map(row -> row.path("id").asText())
                .toList();
    }

    private static String productId(Shop shop, Item item) {
        return world.product(shop, item.id()).path("id").asText();
    }
}
