package com.optiply.connector.sandbox.exact.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.sandbox.exact.model.Entity.Kind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The transcription of the Exact reference's section 4 has the properties that the reference lists. */
class TranscriptionTest {
    private static final String COUNTS = """
            bulk/CRM/Accounts 164
            bulk/Logistics/Items 117
            bulk/Logistics/SalesItemPrices 27
            bulk/SalesInvoice/SalesInvoiceLines 52
            bulk/SalesInvoice/SalesInvoices 78
            bulk/SalesOrder/GoodsDeliveries 29
            bulk/SalesOrder/GoodsDeliveryLines 29
            bulk/SalesOrder/SalesOrderLines 42
            bulk/SalesOrder/SalesOrders 72
            crm/Accounts 164
            current/Me 39
            inventory/AssemblyBillOfMaterialHeader 17
            inventory/AssemblyBillOfMaterialMaterials 19
            inventory/AssemblyOrders 26
            inventory/ItemWarehousePlanningDetails 16
            inventory/ItemWarehouseStorageLocations 19
            inventory/ItemWarehouses 41
            inventory/WarehouseTransferLines 29
            inventory/WarehouseTransfers 26
            inventory/Warehouses 17
            logistics/ItemAssortment 5
            logistics/ItemAssortmentProperty 5
            logistics/ItemGroups 36
            logistics/Items 117
            logistics/SalesItemPrices 27
            logistics/SupplierItem 38
            logistics/Units 8
            manufacturing/BillOfMaterialMaterials 32
            manufacturing/BillOfMaterialVersions 24
            manufacturing/ShopOrders 66
            purchaseorder/GoodsReceiptLines 33
            purchaseorder/GoodsReceipts 26
            purchaseorder/PurchaseOrderLines 63
            purchaseorder/PurchaseOrders 66
            purchaseorder/PurchaseReturnLines 36
            purchaseorder/PurchaseReturns 24
            read/logistics/StockPosition 7
            salesinvoice/SalesInvoiceLines 52
            salesinvoice/SalesInvoices 79
            salesorder/GoodsDeliveries 29
            salesorder/GoodsDeliveryLines 29
            salesorder/SalesOrderLines 51
            salesorder/SalesOrders 73
            sync/CRM/Accounts 165
            sync/Deleted 7
            sync/Inventory/ItemStorageLocations 21
            sync/Inventory/ItemWarehouses 28
            sync/Inventory/SerialBatchNumbers 18
            sync/Inventory/StockPositions 18
            sync/Inventory/StockSerialBatchNumbers 36
            sync/Inventory/StorageLocationStockPositions 18
            sync/Logistics/Items 115
            sync/Logistics/PurchaseItemPrices 25
            sync/Logistics/SalesItemPrices 28
            sync/Logistics/SupplierItem 39
            sync/Manufacturing/BillOfMaterialMaterials 32
            sync/Manufacturing/BillOfMaterialVersions 25
            sync/Manufacturing/ShopOrderMaterialPlans 34
            sync/Manufacturing/ShopOrders 59
            sync/PurchaseOrder/PurchaseOrders 105
            sync/SalesInvoice/SalesInvoices 112
            sync/SalesOrder/GoodsDeliveries 29
            sync/SalesOrder/GoodsDeliveryLines 30
            sync/SalesOrder/SalesOrderHeaders 78
            sync/SalesOrder/SalesOrderLines 60
            system/Divisions 62
            webhooks/WebhookSubscriptions 10
            """;

    private final ExactModel model = ExactModel.standard();

    @Test
    void every_entity_has_the_number_of_properties_that_the_reference_counts() {
        Map<String, Integer> expected = new LinkedHashMap<>();
        COUNTS.lines().map(line -> line.split(" ")).forEach(words -> expected.put(words[0], Integer.valueOf(words[1])));
        Map<String, Integer> transcribed = new LinkedHashMap<>();
        model.entities().stream()
                .filter(Entity::listed)
                .forEach(
                        entity -> transcribed.put(entity.path(), entity.fields().size()));

        assertThat(transcribed).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(model.entities())
                .allMatch(entity -> entity.count() == entity.fields().size());
    }

    @Test
    void every_entity_has_the_properties_that_the_reference_lists_with_their_types_and_marks() throws IOException {
        ReferenceLists lists = ReferenceLists.read();
        assertThat(lists.printed()).hasSize(56);
        Set<String> listed = new TreeSet<>(lists.printed().keySet());
        listed.addAll(lists.alike().keySet());
        assertThat(model.entities())
                .filteredOn(Entity::listed)
                .extracting(Entity::path)
                .hasSameElementsAs(listed);

        lists.printed().forEach((path, properties) -> {
            assertThat(properties).as(path).hasSize(lists.counts().get(path));
            assertThat(properties(path)).as(path).isEqualTo(properties);
        });
        lists.alike().forEach((path, properties) -> assertThat(properties(path))
                .as(path)
                .extracting(ReferenceLists::unmarked)
                .containsExactlyInAnyOrderElementsOf(properties));
    }

    private Set<String> properties(String path) {
        Set<String> properties = new TreeSet<>();
        for (Field field : model.entity(path).orElseThrow().fields().values()) {
            properties.add(field.name() + ":" + field.type().label() + (field.key() ? "*" : "")
                    + (field.mandatory() ? "!" : ""));
        }
        return properties;
    }

    @Test
    void items_can_be_filtered_on_sixty_nine_properties_and_names_exist() {
        assertThat(model.entity("logistics/Items").orElseThrow().filtering().names())
                .hasSize(69);
        for (Entity entity : model.entities()) {
            for (String name : entity.filtering().names()) {
                assertThat(entity.field(name)).as(entity.path() + " " + name).isPresent();
            }
        }
    }

    @Test
    void sync_entities_have_the_row_version_as_their_key_and_no_navigation_is_expandable_there() {
        assertThat(model.entities())
                .filteredOn(Entity::sync)
                .hasSizeGreaterThan(15)
                .allSatisfy(entity -> {
                    assertThat(entity.key().timestamp()).isTrue();
                    assertThat(entity.expansions()).isEmpty();
                });
        assertThat(model.entities())
                .filteredOn(entity -> entity.kind() == Kind.BULK)
                .hasSize(9);
    }

    @Test
    void every_store_knows_the_properties_that_its_rules_name() {
        for (StoreType store : model.stores()) {
            if (store.properties().isEmpty()) {
                continue;
            }
            assertThat(store.id()).isNotNull();
            store.alternate();
            store.group();
            store.shared();
            store.defaultTexts()
                    .forEach((name, text) ->
                            ValueTexts.parse(store.required(name).type(), text));
            store.references().forEach(reference -> {
                StoreType there = model.required(reference.store());
                store.required(reference.property());
                reference.copies().forEach((own, theirs) -> {
                    store.required(own);
                    there.required(theirs);
                });
            });
            store.children().forEach(link -> {
                model.required(link.store()).required(link.property());
                store.required(link.ownProperty());
            });
        }
    }
}
