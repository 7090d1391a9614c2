package com.optiply.connector.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Event;
import com.optiply.connector.poller.fixture.PollerTestBase;
import com.optiply.connector.poller.fixture.Same;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.stream.Stream;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A tenant begins: a reader of committed records sees every row of the company, rightly, once. */
@QuarkusTest
class FirstLoadTest extends PollerTestBase {

    private static final Map<String, Object> RETAIL = Map.of("name", "online-retail", "tenants", 1);

    @Test
    void a_company_with_orders_and_both_models_of_compositions() throws Exception {
        int division = poller.company("load-orders", RETAIL).path("division").asInt();
        Samples tenant = Samples.orders("load-orders", division);

        poller.publish(tenant);
        poller.awaitLoaded(tenant);

        Same.rows(rows(division, "Items"), live(Topic.ITEM, tenant), """
                ID=id Code=code Description=description:free SearchCode=searchCode Barcode=barcode Unit=unit ItemGroupCode=itemGroupCode
                StartDate=startDate:date EndDate=endDate:date IsSalesItem=isSalesItem:flag IsPurchaseItem=isPurchaseItem:flag
                IsStockItem=isStockItem:flag IsMakeItem=isMakeItem:flag IsFractionAllowedItem=isFractionAllowedItem:flag
                CostPriceStandard=costPriceStandard AverageCost=averageCost Created=created:instant Modified=modified:instant""");
        Same.rows(rows(division, "SalesItemPrices"), live(Topic.ITEM_PRICE, tenant), """
                ID=id Item=itemId ItemCode=itemCode Account=accountId Currency=currency Unit=unit Price=price Quantity=quantity
                NumberOfItemsPerUnit=numberOfItemsPerUnit StartDate=startDate:date EndDate=endDate:date Modified=modified:instant""");
        Same.rows(rows(division, "StockPositions"), live(Topic.STOCK_POSITION, tenant), """
                ID=id ItemId=itemId Warehouse=warehouseId WarehouseCode=warehouseCode CurrentStock=currentStock PlanningOut=planningOut
                PlanningIn=planningIn FreeStock=freeStock ProjectedStock=projectedStock""");
        Same.rows(rows(division, "Warehouses"), live(Topic.WAREHOUSE, tenant), """
                ID=id Code=code Description=description:free Main=main:flag Modified=modified:instant""");
        Same.rows(rows(division, "SalesOrderHeaders"), live(Topic.SALES_ORDER, tenant), """
                ID=id OrderID=orderId OrderNumber=orderNumber Status=statusCode OrderDate=orderDate:date DeliveryDate=deliveryDate:date
                WarehouseID=warehouseId Currency=currency AmountDC=amountDC AmountFCExclVat=amountFCExclVat VATAmount=vatAmount
                Created=created:instant Modified=modified:instant""");
        Same.rows(rows(division, "SalesOrderLines"), live(Topic.SALES_ORDER_LINE, tenant), """
                ID=id OrderID=orderId LineNumber=lineNumber Item=itemId ItemCode=itemCode Description=description:free Status=statusCode
                Quantity=quantity NetPrice=netPrice AmountDC=amountDC AmountFC=amountFC UseDropShipment=useDropShipment:flag Modified=modified:instant""");
        List<JsonNode> boms = new ArrayList<>();
        rows(division, "BillOfMaterialVersions").forEach(boms::add);
        rows(division, "AssemblyBillOfMaterialHeaders").forEach(boms::add);
        Same.rows(boms, live(Topic.COMPOSITION, tenant), "ID=id BatchQuantity=batchQuantity Modified=modified:instant");
        List<JsonNode> parts = new ArrayList<>();
        rows(division, "BillOfMaterialMaterials").forEach(parts::add);
        rows(division, "AssemblyBillOfMaterialMaterials").forEach(parts::add);
        Same.rows(parts, live(Topic.COMPOSITION_PART, tenant), """
                ID=id PartItem=partItemId QuantityBatch=quantityBatch Quantity=quantity LineNumber=lineNumber""");
        assertThat(poller.tap().of(Topic.SALES_INVOICE, "load-orders")).isEmpty();
        assertMarks(tenant);
        poller.assertLaws(tenant);
    }

    @Test
    void a_company_with_invoices_and_no_compositions() throws Exception {
        int division = poller.company("load-invoices", RETAIL).path("division").asInt();
        Samples tenant = Samples.orders("load-invoices", division).invoices().compositions();

        poller.publish(tenant);
        poller.awaitLoaded(tenant);

        List<JsonNode> rows = rows(division, "SalesInvoices");
        List<JsonNode> headers = rows.stream().filter(row -> number(row) == 0).toList();
        List<JsonNode> lines = rows.stream()
                .filter(row -> number(row) > 0 && number(row) < 9999)
                .toList();
        assertThat(headers).hasSizeGreaterThan(20);
        Same.rows(headers, live(Topic.SALES_INVOICE, tenant), """
                ID=id InvoiceID=invoiceId InvoiceNumber=invoiceNumber Type=typeCode Status=statusCode InvoiceDate=invoiceDate:date
                AmountDC=amountDC AmountFC=amountFC AmountFCExclVat=amountFCExclVat VATAmountFC=vatAmountFC Modified=modified:instant""");
        Same.rows(lines, live(Topic.SALES_INVOICE_LINE, tenant), """
                ID=id InvoiceID=invoiceId LineNumber=lineNumber Item=itemId Quantity=quantity NetPrice=netPrice AmountDC=amountDC AmountFC=amountFC""");
        assertThat(poller.tap().of(Topic.SALES_ORDER, "load-invoices")).isEmpty();
        assertThat(poller.tap().of(Topic.COMPOSITION, "load-invoices")).isEmpty();
        assertThat(poller.sandbox()
                        .requests("face=exact&limit=10&path=/api/v1/" + division
                                + "/.*(SalesOrder%7CBillOfMaterial%7CManufacturing).*"))
                .isEmpty();
        poller.assertLaws(tenant);
    }

    @Test
    void sales_history_begins_at_the_day_that_was_chosen() throws Exception {
        int division = poller.company("load-history", RETAIL).path("division").asInt();
        LocalDate from = LocalDate.ofInstant(
                        Instant.parse(poller.sandbox().clock().path("now").asText()), ZoneOffset.UTC)
                .minusDays(10);
        Samples tenant = Samples.orders("load-history", division).historyFrom(from);

        poller.publish(tenant);
        poller.awaitLoaded(tenant);

        List<JsonNode> recent = rows(division, "SalesOrderHeaders").stream()
                .filter(row -> row.path("Modified").asText().compareTo(from.toString()) >= 0)
                .toList();
        assertThat(recent)
                .isNotEmpty()
                .hasSizeLessThan(rows(division, "SalesOrderHeaders").size());
        Same.rows(recent, live(Topic.SALES_ORDER, tenant), "ID=id OrderID=orderId");
        poller.assertLaws(tenant);
    }

    @Test
    void many_small_pages_stay_within_the_limits() throws Exception {
        int division = poller.company(
                        "load-pages",
                        Map.of(
                                "name",
                                "generated",
                                "seed",
                                7,
                                "tenants",
                                1,
                                "items",
                                600,
                                "orders",
                                200,
                                "orderLines",
                                800))
                .path("division")
                .asInt();
        Samples tenant = Samples.orders("load-pages", division).compositions();
        poller.sandbox().setSwitch("exact.sync-page-size", 10);
        try {
            poller.publish(tenant);
            poller.awaitLoaded(tenant);
        } finally {
            poller.sandbox().setSwitch("exact.sync-page-size", 1000);
        }

        Same.rows(rows(division, "Items"), live(Topic.ITEM, tenant), "ID=id Code=code");
        Same.rows(rows(division, "SalesOrderLines"), live(Topic.SALES_ORDER_LINE, tenant), "ID=id OrderID=orderId");
        poller.assertLaws(tenant);
    }

    @Test
    void an_empty_list_for_want_of_the_right_is_no_empty_company() throws Exception {
        JsonNode company = poller.company("load-no-right", Map.of("name", "empty", "tenants", 1));
        poller.sandbox()
                .call(
                        "PATCH",
                        "/exact/users/" + company.path("userName").asText(),
                        Map.of("deniedStores", List.of("StockPositions")));
        Samples tenant = Samples.orders(
                        "load-no-right", company.path("division").asInt())
                .compositions();

        poller.publish(tenant);

        JsonNode status = poller.awaitProblem(tenant, Stream.STOCK_POSITIONS, "no-right");
        assertThat(status.path("state").asText()).isEqualTo("blocked");
        assertThat(poller.isLoaded(tenant, Stream.STOCK_POSITIONS)).isFalse();
        await().until(() -> poller.isLoaded(tenant, Stream.ITEMS));
    }

    @Test
    void a_module_that_is_not_there_means_that_there_is_none_of_it() throws Exception {
        int division = poller.company("load-module", Map.of("name", "empty", "tenants", 1))
                .path("division")
                .asInt();
        poller.sandbox().call("PATCH", "/exact/companies/" + division, Map.of("modules", List.of()));
        Samples tenant = Samples.orders("load-module", division);

        poller.publish(tenant);
        poller.awaitLoaded(tenant);

        assertThat(poller.problem(tenant, Stream.BOM_VERSIONS)).isEqualTo("module-or-right-missing");
    }

    @Test
    void without_a_consent_the_state_says_what_to_do() throws Exception {
        Samples tenant = Samples.orders("load-no-consent", 1);

        poller.publish(tenant);

        JsonNode status = poller.awaitProblem(tenant, Stream.DIVISION, "needs-consent");
        assertThat(status.path("state").asText()).isEqualTo("blocked");
        assertThat(status.path("problem").path("remedy").asText()).contains("connect link");
    }

    /** A reader that is beyond the marks of a cursor has seen the whole first load: the fields of {@code connector.poll-cursor.v1} promise it. */
    private void assertMarks(Samples tenant) {
        JsonNode marks = poller.cursor(tenant, Stream.ITEMS).orElseThrow().path("firstLoadOffsets");
        long last = poller.tap().of(Topic.ITEM, tenant.tenant().tenantId().value()).stream()
                .mapToLong(Event::offset)
                .max()
                .orElseThrow();

        assertThat(marks.path("exact.item.v1").asLong()).isEqualTo(last);
    }

    private Map<String, Event> live(Topic topic, Samples tenant) {
        return poller.tap().live(topic, tenant.tenant().tenantId().value());
    }

    private List<JsonNode> rows(int division, String entity) {
        return StreamSupport.stream(poller.sandbox().rows(division, entity).spliterator(), false)
                .toList();
    }

    private static int number(JsonNode row) {
        return row.path("LineNumber").asInt();
    }
}
