package com.optiply.connector.writer.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.testsupport.KafkaTestResource;
import com.optiply.connector.testsupport.PostgresTestResource;
import com.optiply.connector.testsupport.SandboxTestResource;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.writer.fixture.AuthStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(SandboxTestResource.class)
@QuarkusTestResource(AuthStandIn.class)
class ProductsTest {

    @RegisterExtension
    static final World world = new World();

    @Test
    void noProductIsSentBeforeItsStockAndPriceHaveCome() {
        Shop shop = world.shop("gate-shop");
        Item lamp = Sample.item("code", "GATE-1");
        Item bulb = Sample.item("code", "GATE-2");

        shop.settings(Sample.SETTINGS).changed(lamp, bulb).loaded(List.of("items"));
        await().during(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(world.optiply(shop, "products")).isEmpty());
        shop.changed(Sample.price(lamp.id(), 39.95)).loaded(List.of("item-prices"));
        shop.changed(Sample.stock(lamp.id(), "1", 12, 2), Sample.stock(bulb.id(), "2", 7, 0))
                .loaded(List.of("stock-positions"));

        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(2));
        JsonNode product = world.product(shop, lamp.id());
        assertThat(product.path("stockLevel").asLong()).isEqualTo(10);
        assertThat(price(shop, lamp)).isEqualByComparingTo("39.95");
        assertThat(world.product(shop, bulb.id()).path("stockLevel").asLong()).isZero();
        assertThat(world.calls(shop, "PATCH", "/v1/products.*"))
                .as("each was right the first time")
                .isEmpty();
    }

    @Test
    void aChangedStockIsOneSmallCallAndAReplayNone() {
        Shop shop = world.shop("stock-shop");
        Item lamp = Sample.item("code", "STOCK-1");
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.stock(lamp.id(), "1", 5, 0))
                .allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));

        shop.changed(Sample.stock(lamp.id(), "1", 5, 8));
        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("stockLevel").asLong())
                .isEqualTo(-3));
        shop.replayed(1, lamp, Sample.stock(lamp.id(), "1", 99, 0));
        shop.changed(lamp, Sample.stock(lamp.id(), "1", 6, 9));

        await().during(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("stockLevel").asLong())
                .isEqualTo(-3));
        List<JsonNode> patches = world.calls(shop, "PATCH", "/v1/products.*");
        assertThat(patches).hasSize(1);
        assertThat(patches.getFirst().path("requestBody").asText()).contains("\"attributes\":{\"stockLevel\":-3}");
    }

    @Test
    void aProductLeavesByBeingDisabledAndComesBack() {
        Shop shop = world.shop("leaving-shop");
        Item lamp = Sample.item("code", "LEAVE-1");
        Item never = Sample.item("code", "LEAVE-2", "isPurchaseItem", false);
        shop.settings(Sample.SETTINGS).changed(lamp, never).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));

        shop.deleted(lamp);
        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("status").asText())
                .isEqualTo("disabled"));
        shop.changed(Sample.with(lamp, "description", "Back again"));

        await().untilAsserted(() -> {
            assertThat(world.product(shop, lamp.id()).path("status").asText()).isEqualTo("enabled");
            assertThat(world.product(shop, lamp.id()).path("name").asText()).isEqualTo("Back again");
        });
        assertThat(world.optiply(shop, "products"))
                .as("one record, and none of what is never sold")
                .hasSize(1);
    }

    @Test
    void anEndDateThatPassesDisablesTheProductWithoutAnEvent() {
        Shop shop = world.shop("ending-shop");
        Instant now = Instant.parse(world.sandbox().clock().path("now").asText());
        String tomorrow = LocalDate.ofInstant(now, ZoneId.of("Europe/Amsterdam"))
                .plusDays(1)
                .toString();
        Item lamp = Sample.item("code", "END-1", "endDate", tomorrow);
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.price(lamp.id(), 10, "endDate", tomorrow))
                .allLoaded();
        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("status").asText())
                .isEqualTo("enabled"));

        world.moveClock(now.plus(Duration.ofDays(1)));
        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("status").asText())
                .isEqualTo("disabled"));
        assertThat(price(shop, lamp)).isEqualByComparingTo("10");
        world.moveClock(now.plus(Duration.ofDays(2)));
        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("price").isNull())
                .isTrue());
    }

    @Test
    void lostAnswersMakeNoSecondRecord() {
        Shop shop = world.shop("lost-shop");
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Item item = Sample.item("code", "LOST,-" + i);
            rows.add(i % 2 == 0 ? item : Sample.with(item, "code", "LOST-" + i));
        }
        world.fault(shop, "answer-lost", "method", "POST", "path", "/v1/products", "share", 0.3, "times", 15);
        world.fault(shop, "status", "method", "POST", "path", "/v1/products", "status", 500, "share", 0.2, "times", 10);
        world.fault(shop, "late-effect", "method", "POST", "path", "/v1/products", "delayMillis", 1000, "times", 3);
        shop.settings(Sample.SETTINGS).changed(rows.toArray()).allLoaded();

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(world.optiply(shop, "products").stream()
                        .map(product -> product.path("remoteId").asText())
                        .distinct())
                .hasSize(60));
        assertThat(world.optiply(shop, "products")).hasSize(60);
        world.sandbox().clearFaults();
    }

    /** Guards that a remote id in use is not taken for one that is not allowed: a second record would follow, and all later ones would lack theirs. */
    @Test
    void aRecordThatHasOurRemoteIdIsTakenOver() {
        Shop shop = world.shop("owned-shop");
        Item first = Sample.item("code", "OWNED-1");
        Item lamp = Sample.item("code", "OWNED-2");
        shop.settings(Sample.SETTINGS).changed(first).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));
        world.optiplyCall(shop, "POST", "/products", """
                {"data":{"type":"products","attributes":{"name":"By hand","skuCode":"OTHER","unlimitedStock":false,
                "stockLevel":1,"remoteId":"%s"}}}""".formatted(lamp.id()));
        world.fault(
                shop,
                "status",
                "method",
                "POST",
                "path",
                "/v1/products",
                "status",
                409,
                "times",
                1,
                "body",
                "{\"errors\":[{\"detail\":\"products with this remoteId exists\"}]}");

        shop.changed(lamp);
        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("skuCode").asText())
                .isEqualTo("OWNED-2"));
        Item last = Sample.item("code", "OWNED-3");
        shop.changed(last);

        await().untilAsserted(() -> assertThat(
                        world.product(shop, last.id()).path("skuCode").asText())
                .isEqualTo("OWNED-3"));
        assertThat(world.optiply(shop, "products")).hasSize(3);
    }

    /** Guards that a permission which is missing for everything is nobody's record's fault: the tenant rests, and all goes on when it is given. */
    @Test
    void withoutPermissionTheTenantRestsAndNoRecordFails() {
        Shop shop = world.shop("forbidden-shop");
        Item lamp = Sample.item("code", "FORBIDDEN-1");
        shop.settings(Sample.SETTINGS).changed(lamp).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));
        world.fault(shop, "status", "status", 403);

        shop.changed(Sample.stock(lamp.id(), "1", 4, 0));

        await().untilAsserted(() -> assertThat(
                        world.explain(shop, "products", lamp.id().toString())
                                .path("cause")
                                .asText())
                .isEqualTo("no-access"));
        world.sandbox().clearFaults();
        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("stockLevel").asLong())
                .isEqualTo(4));
    }

    @Test
    void aLostPatchIsSentAgainEvenIfTheOldValueIsWantedBack() {
        Shop shop = world.shop("patch-shop");
        Item lamp = Sample.item("code", "PATCH-1");
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.stock(lamp.id(), "1", 5, 0))
                .allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));
        world.fault(shop, "answer-lost", "method", "PATCH", "times", 1);

        shop.changed(Sample.stock(lamp.id(), "1", 9, 0));
        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("stockLevel").asLong())
                .isEqualTo(9));
        shop.changed(Sample.stock(lamp.id(), "1", 5, 0));

        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("stockLevel").asLong())
                .isEqualTo(5));
    }

    @Test
    void aProductRemovedInOptiplyIsMadeAgainAndAnOldTokenReplaced() {
        Shop shop = world.shop("removed-shop");
        Item lamp = Sample.item("code", "GONE-1");
        shop.settings(Sample.SETTINGS).changed(lamp).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));
        String id = world.product(shop, lamp.id()).path("id").asText();
        world.optiplyCall(shop, "DELETE", "/products/" + id, null);
        world.fault(shop, "status", "method", "PATCH", "status", 401, "times", 1);

        shop.changed(Sample.stock(lamp.id(), "1", 4, 0));

        await().untilAsserted(() -> {
            assertThat(world.product(shop, lamp.id()).path("stockLevel").asLong())
                    .isEqualTo(4);
            assertThat(world.product(shop, lamp.id()).path("id").asText()).isNotEqualTo(id);
        });
    }

    @Test
    void whatDoesNotFitAndWhatCannotBeReadHoldUpNothingElse() {
        Shop shop = world.shop("poison-shop");
        Item lamp = Sample.item("code", "FIT-1", "description", "Lamp\0 with a strange name");
        Item tooLong = Sample.item("code", "FIT-2", "description", "x".repeat(300));
        Item tooMany = Sample.item("code", "FIT-3");

        shop.settings(Sample.SETTINGS)
                .nonsense(Topic.ITEM, UUID.randomUUID().toString(), "{\"id\":17}".getBytes(UTF_8))
                .nonsense(Topic.STOCK_POSITION, "not-an-id", "no json".getBytes(UTF_8))
                .changed(tooLong, tooMany, Sample.stock(tooMany.id(), "1", 1e9, 0), lamp)
                .allLoaded();

        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));
        shop.changed(Sample.with(tooLong, "description", "Short now"));
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(2));
    }

    /** Decimals are read as text (Optiply reference, section 2). */
    private static BigDecimal price(Shop shop, Item item) {
        return new BigDecimal(world.product(shop, item.id()).path("price").asText());
    }
}
