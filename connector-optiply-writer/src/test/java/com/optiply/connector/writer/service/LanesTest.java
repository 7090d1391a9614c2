package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.lane.LaneKeeper;
import com.optiply.connector.writer.lane.LaneRun;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class LanesTest {

    @RegisterExtension
    static final World world = new World();

    @Inject
    Database database;

    @Inject
    LaneRun run;

    @Inject
    VendorClock clock;

    @Inject
    WriterConfig config;

    /** Guards the epoch: whoever lost the lane neither records nor repeats, and whoever took it looks before it posts. */
    @Test
    void aLaneThatChangesItsOwnerMidwayLosesAndDoublesNothing() throws SQLException {
        Shop shop = world.shop("takeover-shop");
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            rows.add(Sample.item("code", "TAKE-" + i));
        }
        world.fault(shop, "latency", "method", "POST", "delayMillis", 150);
        LaneKeeper other = new LaneKeeper(database, run, clock, config, "writer-other");
        shop.settings(Sample.SETTINGS).changed(rows.toArray()).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSizeGreaterThan(10));

        seize(shop, "nobody");
        other.start();
        await().untilAsserted(() -> assertThat(owner(shop)).doesNotStartWith("nobody"));
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSizeGreaterThan(40));
        other.vanish();

        await().atMost(Duration.ofSeconds(45)).untilAsserted(() -> assertThat(world.optiply(shop, "products").stream()
                        .map(product -> product.path("remoteId").asText())
                        .distinct())
                .hasSize(120));
        assertThat(world.optiply(shop, "products")).hasSize(120);
        world.sandbox().clearFaults();
    }

    @Test
    void oneLaneWithoutAccessDoesNotHoldUpTheOthers() throws SQLException {
        Shop locked = world.shop("locked-shop");
        Shop open = world.shop("open-shop");
        world.forgetAccess(locked);
        Item lamp = Sample.item("code", "LOCKED-1");
        locked.settings(Sample.SETTINGS).changed(lamp).allLoaded();
        open.settings(Sample.SETTINGS).changed(lamp).allLoaded();

        await().untilAsserted(() -> assertThat(world.optiply(open, "products")).hasSize(1));
        await().untilAsserted(() -> assertThat(trouble(locked)).isEqualTo("no-access"));
        assertThat(trouble(open)).isEqualTo("none");
        world.restoreAccess(locked);

        await().untilAsserted(
                        () -> assertThat(world.optiply(locked, "products")).hasSize(1));
        await().untilAsserted(() -> assertThat(trouble(locked)).isEqualTo("none"));
    }

    @Test
    void operatorsSeeWhyAndTryAgain() {
        Shop shop = world.shop("why-shop");
        Item lamp = Sample.item("code", "WHY-1");
        Item bad = Sample.item("code", "WHY-2", "description", "x".repeat(300));
        shop.settings(Sample.SETTINGS)
                .changed(lamp, bad, Sample.stock(lamp.id(), "1", 3, 0))
                .allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));
        String token = world.operatorToken();
        String base = "/api/v1/tenants/why-shop";

        RestAssured.given().get(base + "/summary").then().statusCode(401).contentType("application/problem+json");
        var summary = RestAssured.given()
                .auth()
                .oauth2(token)
                .get(base + "/summary")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(summary.getInt("types.products.in-step")).isEqualTo(1);
        assertThat(summary.getInt("causes.products.name-too-long")).isEqualTo(1);
        var why = RestAssured.given()
                .auth()
                .oauth2(token)
                .get(base + "/resources/products/" + lamp.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(why.getInt("acknowledged.attributes.stockLevel")).isEqualTo(3);
        assertThat(why.getInt("computed.content.attributes.stockLevel")).isEqualTo(3);
        assertThat(why.getList("sources")).hasSize(2);
        RestAssured.given()
                .auth()
                .oauth2(token)
                .get(base + "/resources/products/none")
                .then()
                .statusCode(404);
        RestAssured.given()
                .auth()
                .oauth2(token)
                .get(base + "/resources/lamps/none")
                .then()
                .statusCode(400)
                .body("errors[0].field", org.hamcrest.Matchers.equalTo("type"));
        int again = RestAssured.given()
                .auth()
                .oauth2(token)
                .post(base + "/redrive?cause=name-too-long")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("resources");
        assertThat(again).isEqualTo(1);
        await().untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
        assertThat(RestAssured.get("/q/health/live").jsonPath().getInt("checks.find { it.name == 'lanes' }.data.lanes"))
                .isPositive();
        await().untilAsserted(() -> assertThat(RestAssured.get("/q/metrics").asString())
                .contains(
                        "connector_optiply_resources{state=\"in-step\",tenant=\"why-shop\",type=\"products\"} 1.0",
                        "connector_optiply_resources{state=\"failed\",tenant=\"why-shop\",type=\"products\"} 1.0"));
        assertThat(ShownMetrics.in(RestAssured.get("/q/metrics").asString()))
                .containsAllEntriesOf(ShownMetrics.listed(Set.of(Metric.OPTIPLY_BLOCKED)))
                .allSatisfy((name, labels) ->
                        assertThat(ShownMetrics.listed(Set.of())).containsEntry(name, labels));
    }

    private void seize(Shop shop, String owner) throws SQLException {
        database.write(connection ->
                Sql.of(connection, """
                        update lane set owner = ?, epoch = epoch + 1, lease_until = now() + interval '2 seconds'
                        where scope_id = (select scope_id from scope where tenant_id = ?)""").set(owner).set(shop.tenant()).update());
    }

    /** As the scaler reads it. */
    private String trouble(Shop shop) throws SQLException {
        return database.snapshot(connection -> Sql.of(
                        connection,
                        "select coalesce(trouble, 'none') from lane join scope using (scope_id) where tenant_id = ?")
                .set(shop.tenant())
                .list(row -> row.getString(1))
                .getFirst());
    }

    private String owner(Shop shop) throws SQLException {
        return database.snapshot(connection -> Sql.of(
                        connection,
                        "select coalesce(owner, 'nobody') from lane join scope using (scope_id) where tenant_id = ?")
                .set(shop.tenant())
                .list(row -> row.getString(1))
                .getFirst());
    }
}
