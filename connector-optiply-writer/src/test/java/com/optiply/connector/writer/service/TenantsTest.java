package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
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

    private static List<Long> stock(Shop shop) {
        return world.optiply(shop, "products").stream()
                .map(product -> product.path("stockLevel").asLong())
                .toList();
    }
}
