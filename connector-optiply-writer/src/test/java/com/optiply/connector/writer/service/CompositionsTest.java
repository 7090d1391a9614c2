package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class CompositionsTest {

    @RegisterExtension
    static final World world = new World();

    @Test
    void compositionsOfBothModelsArriveAndRemovedPartsGo() {
        Shop shop = world.shop("bom-shop");
        Item table = Sample.item("code", "TABLE");
        Item leg = Sample.item("code", "LEG");
        Item top = Sample.item("code", "TOP");
        Item glue = Sample.item("code", "GLUE");
        Item kit = Sample.item("code", "KIT");
        var version = Sample.version(table.id(), 10);
        var legs = Sample.part(version, leg.id(), 40);
        var kitBom = Sample.assembly(kit.id(), 1);
        var kitPart = Sample.part(kitBom, leg.id(), 2);
        var settings = Sample.settings(
                new WarehouseChoice(Mode.CODES, List.of("1")),
                SalesSource.ORDERS,
                CompositionModel.MANUFACTURING,
                CompositionModel.ASSEMBLY);
        shop.settings(settings)
                .changed(legs, Sample.part(version, top.id(), 10), Sample.part(version, glue.id(), 2.5), kitPart)
                .changed(version, kitBom, table, leg, top, glue, kit)
                .allLoaded();

        await().untilAsserted(() -> assertThat(quantities(shop)).containsExactlyInAnyOrder(4, 1, 2));
        assertThat(world.optiply(shop, "products").stream()
                        .filter(product -> product.path("assembled").asBoolean()))
                .hasSize(2);
        shop.deleted(legs).deleted(kitPart);
        await().untilAsserted(() -> assertThat(quantities(shop)).containsExactly(1));
        shop.settings(Sample.SETTINGS);

        await().untilAsserted(() -> assertThat(quantities(shop)).isEmpty());
    }

    /** Guards against a shop that stands still from the choice of compositions until all bills of materials have been read. */
    @Test
    void whatIsKnownGoesOnWhileBillsOfMaterialsThatAreChosenLaterAreRead() {
        Shop shop = world.shop("later-bom-shop");
        Item table = Sample.item("code", "LATER-1");
        Item leg = Sample.item("code", "LATER-2", "isMakeItem", true);
        Item fresh = Sample.item("code", "LATER-3");
        UUID order = UUID.randomUUID();
        var version = Sample.version(table.id(), 1);
        shop.settings(Sample.SETTINGS)
                .changed(table, leg)
                .loaded(List.of("items", "item-prices", "stock-positions", "sales-orders", "sales-order-lines"));
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(2));
        assertThat(world.product(shop, leg.id()).path("assembled").asBoolean()).isTrue();

        shop.settings(Sample.settings(
                        new WarehouseChoice(Mode.CODES, List.of("1")),
                        SalesSource.ORDERS,
                        CompositionModel.MANUFACTURING))
                .changed(fresh, Sample.stock(leg.id(), "1", 6, 0), version, Sample.part(version, leg.id(), 4))
                .changed(Sample.order(order, 10), Sample.line(order, leg.id(), 1, 10));

        await().untilAsserted(() -> {
            assertThat(world.product(shop, leg.id()).path("stockLevel").asInt()).isEqualTo(6);
            assertThat(world.optiply(shop, "sellOrders")).hasSize(1);
            assertThat(state(shop, fresh)).as("a new product waits").isEqualTo("waiting");
        });
        assertThat(world.product(shop, leg.id()).path("assembled").asBoolean())
                .as("what rests on bills of materials stays")
                .isTrue();
        assertThat(world.product(shop, table.id()).path("assembled").asBoolean())
                .isFalse();
        assertThat(quantities(shop)).isEmpty();

        shop.loaded(List.of("bom-versions", "bom-materials"));

        await().untilAsserted(() -> {
            assertThat(quantities(shop)).containsExactly(4);
            assertThat(state(shop, fresh)).isEqualTo("in-step");
            assertThat(world.product(shop, leg.id()).path("assembled").asBoolean())
                    .isFalse();
            assertThat(world.product(shop, table.id()).path("assembled").asBoolean())
                    .isTrue();
        });
    }

    @Test
    void aCompositionThatIsThereAlreadyIsTakenOver() {
        Shop shop = world.shop("adopt-shop");
        Item table = Sample.item("code", "ADOPT-1");
        Item leg = Sample.item("code", "ADOPT-2");
        var settings = Sample.settings(
                new WarehouseChoice(Mode.CODES, List.of("1")), SalesSource.ORDERS, CompositionModel.MANUFACTURING);
        shop.settings(settings).changed(table, leg).allLoaded();
        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(2));
        String composed = productId(shop, table);
        String part = productId(shop, leg);
        world.optiplyCall(shop, "POST", "/productCompositions", """
                {"data":{"type":"productCompositions","attributes":
                {"composedProductId":%s,"partProductId":%s,"partQuantity":9}}}""".formatted(composed, part));

        var version = Sample.version(table.id(), 1);
        shop.changed(version, Sample.part(version, leg.id(), 4));

        await().untilAsserted(() -> assertThat(quantities(shop)).containsExactly(4));
    }

    /** Guards that a cycle is named at both compositions, and that the refused one is made at once when the other goes. */
    @Test
    void aCycleIsReportedOnBothAndEndsWithOneOfThem() {
        Shop shop = world.shop("cycle-shop");
        Item hen = Sample.item("code", "HEN");
        Item egg = Sample.item("code", "EGG");
        var settings = Sample.settings(
                new WarehouseChoice(Mode.CODES, List.of("1")), SalesSource.ORDERS, CompositionModel.MANUFACTURING);
        var henBom = Sample.version(hen.id(), 1);
        var eggBom = Sample.version(egg.id(), 1);
        var eggOfHen = Sample.part(henBom, egg.id(), 1);
        var henOfEgg = Sample.part(eggBom, hen.id(), 1);
        shop.settings(settings).changed(hen, egg, henBom, eggOfHen).allLoaded();
        await().untilAsserted(() -> assertThat(quantities(shop)).hasSize(1));
        shop.changed(eggBom, henOfEgg);

        await().untilAsserted(() -> {
            assertThat(world.explain(shop, "productCompositions", hen.id() + "/" + egg.id())
                            .path("cause")
                            .asText())
                    .isEqualTo("composition-cycle");
            assertThat(world.explain(shop, "productCompositions", egg.id() + "/" + hen.id())
                            .path("cause")
                            .asText())
                    .isEqualTo("composition-cycle");
        });
        assertThat(quantities(shop)).hasSize(1);
        shop.deleted(eggOfHen);

        await().untilAsserted(() -> assertThat(world.explain(shop, "productCompositions", egg.id() + "/" + hen.id())
                        .path("state")
                        .asText())
                .isEqualTo("in-step"));
        assertThat(world.optiply(shop, "productCompositions")).singleElement().satisfies(composition -> {
            assertThat(composition.path("composedProductId").asText()).isEqualTo(productId(shop, egg));
            assertThat(composition.path("partProductId").asText()).isEqualTo(productId(shop, hen));
        });
    }

    private static String state(Shop shop, Item item) {
        return world.explain(shop, "products", item.id().toString())
                .path("state")
                .asText();
    }

    private static String productId(Shop shop, Item item) {
        return world.product(shop, item.id()).path("id").asText();
    }

    private static List<Integer> quantities(Shop shop) {
        return world.optiply(shop, "productCompositions").stream()
                .map(composition -> composition.path("partQuantity").asInt())
                .toList();
    }
}
