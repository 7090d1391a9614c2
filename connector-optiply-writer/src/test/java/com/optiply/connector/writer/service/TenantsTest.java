package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.tenant.ItemKind;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class TenantsTest {

    @RegisterExtension
    static final World world = new World();

    @Test
    void anotherChoiceOfWarehousesConverges() {
        Shop shop = world.shop("choice-shop");
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Item item = Sample.item("code", "CHOICE-" + i);
            rows.addAll(List.of(
                    item,
                    Sample.stock(item.id(), "1", 1, 0),
                    Sample.stock(item.id(), "2", 2, 0),
                    Sample.stock(item.id(), "3", 4, 0)));
        }
        shop.settings(Sample.SETTINGS).changed(rows.toArray()).allLoaded();
        await().untilAsserted(() -> assertThat(stock(shop)).hasSize(20).containsOnly(1L));

        shop.settings(Sample.settings(new WarehouseChoice(Mode.CODES, List.of("1", "3")), SalesSource.ORDERS));
        await().untilAsserted(() -> assertThat(stock(shop)).containsOnly(5L));
        shop.paused(Sample.settings(new WarehouseChoice(Mode.GLOBAL, List.of()), SalesSource.ORDERS));
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(stock(shop)).containsOnly(5L));
        shop.settings(Sample.settings(new WarehouseChoice(Mode.GLOBAL, List.of()), SalesSource.ORDERS));

        await().untilAsserted(() -> assertThat(stock(shop)).containsOnly(7L));
    }

    @Test
    void itemsOfAKindThatIsNotChosenAnyMoreAreDisabled() {
        Shop shop = world.shop("kind-shop");
        Item bought = Sample.item("code", "KIND-1");
        Item made = Sample.item("code", "KIND-2", "isPurchaseItem", false, "isMakeItem", true);
        Item onDemand = Sample.item("code", "KIND-3", "isOnDemandItem", true);
        shop.settings(Sample.SETTINGS).changed(bought, made, onDemand).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(3));

        shop.settings(kinds(List.of(ItemKind.PURCHASE), false));
        await().untilAsserted(() -> {
            assertThat(status(shop, bought)).isEqualTo("enabled");
            assertThat(status(shop, made)).isEqualTo("disabled");
            assertThat(status(shop, onDemand)).isEqualTo("disabled");
        });

        shop.settings(kinds(Settings.USUAL_KINDS, true));
        await().untilAsserted(() ->
                assertThat(List.of(status(shop, made), status(shop, onDemand))).containsOnly("enabled"));
    }

    @Test
    void settingsThatChangeInTheMiddleOfAFirstLoadWin() {
        Shop shop = world.shop("midway-shop");
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Item item = Sample.item("code", "MIDWAY-" + i);
            rows.addAll(List.of(item, Sample.stock(item.id(), "1", 1, 0), Sample.stock(item.id(), "2", 2, 0)));
        }
        world.fault(shop, "latency", "delayMillis", 250);
        shop.settings(Sample.SETTINGS).changed(rows.toArray()).allLoaded();
        await().untilAsserted(() -> assertThat(stock(shop)).hasSizeBetween(4, 39));

        shop.settings(Sample.settings(new WarehouseChoice(Mode.CODES, List.of("2")), SalesSource.ORDERS));

        await().untilAsserted(() -> assertThat(stock(shop)).hasSize(40).containsOnly(2L));
    }

    @Test
    void aTenantThatLeavesTakesNothingAwayUnlessItWasWithdrawn() {
        Shop shop = world.shop("withdraw-shop");
        Item lamp = Sample.item("code", "WITHDRAW-1");
        UUID order = UUID.randomUUID();
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.order(order, 10), Sample.line(order, lamp.id(), 1, 10))
                .allLoaded();
        await().untilAsserted(
                        () -> assertThat(world.optiply(shop, "sellOrders")).hasSize(1));
        String path = "/api/v1/tenants/withdraw-shop/withdraw";
        RestAssured.given()
                .auth()
                .oauth2(world.operatorToken())
                .post(path)
                .then()
                .statusCode(400)
                .body("errors[0].field", org.hamcrest.Matchers.equalTo("confirm"));

        world.api("POST", path + "?confirm=withdraw-shop");

        await().untilAsserted(() -> {
            assertThat(world.optiply(shop, "sellOrders")).isEmpty();
            assertThat(world.product(shop, lamp.id()).path("status").asText()).isEqualTo("disabled");
        });
        world.api("DELETE", path);
        await().untilAsserted(() -> {
            assertThat(world.optiply(shop, "sellOrders")).hasSize(1);
            assertThat(world.product(shop, lamp.id()).path("status").asText()).isEqualTo("enabled");
        });
        shop.leaves();
        await().untilAsserted(() -> assertThat(world.api("GET", "/api/v1/tenants/withdraw-shop/summary")
                        .isMissingNode())
                .isTrue());
        assertThat(world.optiply(shop, "sellOrders"))
                .as("Optiply stays as it is")
                .hasSize(1);
        assertThat(world.product(shop, lamp.id()).path("status").asText()).isEqualTo("enabled");
    }

    @Test
    void aTenantThatLeavesAndComesBackGetsNoSecondRecords() {
        Shop shop = world.shop("return-shop");
        Item lamp = Sample.item("code", "RETURN-1");
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.stock(lamp.id(), "1", 5, 0))
                .allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));

        shop.leaves();
        shop.settings(Sample.SETTINGS)
                .changed(lamp, Sample.stock(lamp.id(), "1", 6, 0))
                .allLoaded();

        await().untilAsserted(() -> assertThat(
                        world.product(shop, lamp.id()).path("stockLevel").asLong())
                .isEqualTo(6));
        assertThat(world.optiply(shop, "products")).hasSize(1);
    }

    @Test
    void anAccountThatRefusesRemoteIdsGetsProductsWithout() {
        Shop shop = world.shop("no-remote-id-shop");
        Item lamp = Sample.item("code", "NRI-1");
        world.switchTo("optiply.reject-remote-id", true);
        shop.settings(Sample.SETTINGS).changed(lamp).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(1));
    }

    private static Settings kinds(List<ItemKind> kinds, boolean onDemand) {
        Settings usual = Sample.SETTINGS;
        return new Settings(
                usual.warehouses(),
                usual.salesSource(),
                null,
                usual.compositions(),
                usual.currency(),
                null,
                kinds,
                onDemand);
    }

    private static String status(Shop shop, Item item) {
        return world.product(shop, item.id()).path("status").asText();
    }

    private static List<Long> stock(Shop shop) {
        return world.optiply(shop, "products").stream()
                .map(product -> product.path("stockLevel").asLong())
                .toList();
    }
}
