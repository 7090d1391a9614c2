package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** For one record: Exact's rows with version and event, what is computed, what was acknowledged and answered last, and what it waits for. */
@QuarkusTest
class ExplainTest {

    @RegisterExtension
    static final World world = new World();

    @Inject
    Database database;

    @Test
    void aProductIsTracedFromExactsRowsToOptiplysLastAnswer() throws SQLException {
        Shop shop = world.shop("explain-shop");
        Item lamp = Sample.item("code", "EXPLAIN-1");
        var stock = Sample.stock(lamp.id(), "1", 3, 0);
        shop.settings(Sample.SETTINGS)
                .replayed(777_001, lamp)
                .replayed(777_002, stock)
                .allLoaded();
        await().untilAsserted(() -> assertThat(state(shop, lamp)).isEqualTo("in-step"));

        JsonNode why = world.explain(shop, "products", lamp.id().toString());

        JsonNode item = source(why, "item");
        assertThat(item.path("id").asText()).isEqualTo(lamp.id().toString());
        assertThat(item.path("version").asText()).isEqualTo(new Version(0, 777_001).toString());
        assertThat(item.path("eventId").asText()).isEqualTo(event(shop, Topic.ITEM, lamp.id(), 777_001));
        assertThat(item.path("content").path("code").asText()).isEqualTo("EXPLAIN-1");
        assertThat(item.path("deleted").asBoolean(true)).isFalse();
        JsonNode position = source(why, "stock-position");
        assertThat(position.path("version").asText()).isEqualTo(new Version(0, 777_002).toString());
        assertThat(position.path("eventId").asText()).isEqualTo(event(shop, Topic.STOCK_POSITION, stock.id(), 777_002));
        assertThat(why.path("sources")).hasSize(2);
        assertThat(why.path("computed").path("outcome").asText()).isEqualTo("Desired");
        assertThat(why.path("computed")
                        .path("content")
                        .path("attributes")
                        .path("stockLevel")
                        .asInt())
                .isEqualTo(3);
        assertThat(why.path("acknowledged")
                        .path("attributes")
                        .path("stockLevel")
                        .asInt())
                .isEqualTo(3);
        assertThat(why.path("optiplyId").asText())
                .isEqualTo(world.product(shop, lamp.id()).path("id").asText());
        assertThat(why.path("lastStatus").asInt()).isEqualTo(201);
        assertThat(why.path("due").asBoolean(true)).isFalse();
        assertThat(why.path("waitsFor")).isEmpty();
    }

    @Test
    void aRefusalIsShownBesideWhatWasAcknowledgedBefore() {
        Shop shop = world.shop("refused-shop");
        Item lamp = Sample.item("code", "EXPLAIN-2");
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.stock(lamp.id(), "1", 3, 0))
                .allLoaded();
        await().untilAsserted(() -> assertThat(state(shop, lamp)).isEqualTo("in-step"));
        world.fault(
                shop,
                "status",
                "method",
                "PATCH",
                "status",
                400,
                "body",
                "{\"errors\":[{\"detail\":\"no such stock\"}]}");

        shop.changed(Sample.stock(lamp.id(), "1", 4, 0));

        await().untilAsserted(() -> assertThat(state(shop, lamp)).isEqualTo("failed"));
        JsonNode why = world.explain(shop, "products", lamp.id().toString());
        assertThat(why.path("lastStatus").asInt()).isEqualTo(400);
        assertThat(why.path("cause").asText()).isEqualTo("refused");
        assertThat(why.path("message").asText()).contains("no such stock");
        assertThat(why.path("remedy").asText()).isNotBlank();
        assertThat(why.path("attempts").asInt()).isPositive();
        assertThat(why.path("computed")
                        .path("content")
                        .path("attributes")
                        .path("stockLevel")
                        .asInt())
                .isEqualTo(4);
        assertThat(why.path("acknowledged")
                        .path("attributes")
                        .path("stockLevel")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void anOrderNamesTheProductsItWaitsFor() {
        Shop shop = world.shop("waiting-shop");
        Item lamp = Sample.item("code", "EXPLAIN-3");
        Item bad = Sample.item("code", "EXPLAIN-4", "description", "x".repeat(300));
        UUID order = UUID.randomUUID();
        shop.settings(Sample.SETTINGS)
                .changed(lamp, bad, Sample.order(order, 30))
                .changed(Sample.line(order, lamp.id(), 1, 10), Sample.line(order, bad.id(), 2, 20))
                .allLoaded();

        await().untilAsserted(() -> assertThat(world.explain(shop, "sellOrders", order.toString())
                        .path("cause")
                        .asText())
                .isEqualTo("product-failed"));
        JsonNode why = world.explain(shop, "sellOrders", order.toString());

        assertThat(why.path("waitsFor").toString()).contains(bad.id().toString());
        assertThat(why.path("message").asText()).contains(bad.id().toString());
        assertThat(why.path("computed").path("outcome").asText()).isEqualTo("Blocked");
        assertThat(why.path("sources").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("sales-order", "sales-order-line", "sales-order-line");
        assertThat(why.path("acknowledged").isNull()).isTrue();
        assertThat(why.path("optiplyId").isNull()).isTrue();
    }

    private static String state(Shop shop, Item item) {
        return world.explain(shop, "products", item.id().toString())
                .path("state")
                .asText();
    }

    private static JsonNode source(JsonNode why, String kind) {
        for (JsonNode source : why.path("sources")) {
            if (source.path("kind").asText().equals(kind)) {
                return source;
            }
        }
        throw new AssertionError("no source " + kind);
    }

    /** The id its event carried: it follows from what the event is about. */
    private String event(Shop shop, Topic topic, UUID id, long version) throws SQLException {
        UUID incarnation =
                database.snapshot(connection -> Sql.of(connection, "select incarnation from scope where tenant_id = ?")
                        .set(shop.tenant())
                        .list(row -> Sql.uuid(row, "incarnation"))
                        .getFirst());
        EventOrigin from = new EventOrigin(
                new TenantId(shop.tenant()), incarnation, 1, "/exact/nl", Origin.LIVE, Optional.empty());
        return EventHeaders.changed(topic, from, id.toString(), new Version(0, version), "", Instant.EPOCH)
                .id();
    }
}
