package com.optiply.connector.poller.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.poller.wire.PageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows as Exact sends them, and the values that readers of the topics get (Exact reference, sections 3.3 to 3.5). */
class WireQuirksTest {

    /** The wall clock of Amsterdam as if it were UTC: around the hour that is skipped in March and the one that comes twice in October. */
    @ParameterizedTest
    @CsvSource({
        "1774749599000, 2026-03-29T00:59:59Z, 2026-03-29",
        "1774753200000, 2026-03-29T01:00:00Z, 2026-03-29",
        "1792895400000, 2026-10-25T00:30:00Z, 2026-10-25",
        "1792897200000, 2026-10-25T02:00:00Z, 2026-10-25",
    })
    void an_order_of_the_nights_when_the_clock_is_changed(long written, String meant, String day) throws Exception {
        long midnight = written - written % 86_400_000;

        JsonNode order = value(Stream.SALES_ORDERS, """
                {"d":{"results":[{"__metadata":{"uri":"https://start.exactonline.nl/api/v1/124132/x","type":"Exact.Web.Api.Models.SalesOrder"},
                "ID":"6b5c4b5e-7a52-4c3e-9f53-1b4a0c9a2f11","OrderID":"6b5c4b5e-7a52-4c3e-9f53-1b4a0c9a2f12","Timestamp":"11386558735","OrderNumber":20260001,
                "Status":20,"DeliveryStatus":12,"InvoiceStatus":null,"ApprovalStatus":1,"OrderDate":"/Date(%d)/","DeliveryDate":"/Date(%d)/",
                "OrderedBy":"00000000-0000-0000-0000-000000000000","WarehouseID":null,"WarehouseCode":"1  ","Currency":"EUR ","AmountDC":10.05,
                "AmountFC":1E1,"Created":"/Date(%d)/","Modified":"/Date(%d)/","YourRef":""}]}}""".formatted(midnight, midnight, written, written));

        assertThat(order.path("created").asText()).isEqualTo(meant);
        assertThat(order.path("modified").asText()).isEqualTo(meant);
        assertThat(order.path("orderDate").asText()).isEqualTo(day);
        assertThat(order.path("deliveryDate").asText()).isEqualTo(day);
        assertThat(order.path("status").asText()).isEqualTo("partial");
        assertThat(order.path("statusCode").asInt()).isEqualTo(20);
        assertThat(order.path("warehouseCode").asText()).isEqualTo("1");
        assertThat(order.path("currency").asText()).isEqualTo("EUR");
        assertThat(order.path("amountDC").decimalValue()).isEqualByComparingTo("10.05");
        assertThat(order.has("orderedById") || order.has("orderedBy")).isFalse();
        assertThat(order.has("warehouseId")).isFalse();
        assertThat(order.has("invoiceStatus")).isFalse();
        assertThat(order.has("yourRef")).isFalse();
    }

    @Test
    void an_item_in_a_bare_array_with_bytes_for_flags_and_a_padded_unit() throws Exception {
        JsonNode item = value(Stream.ITEMS, """
                {"d":[{"ID":"6b5c4b5e-7a52-4c3e-9f53-1b4a0c9a2f11","Timestamp":"9223372036854775807","Code":" 0012 ","Description":" née \\t Müller ","Unit":"pc      ",
                "Barcode":null,"SearchCode":"   ","IsMakeItem":1,"IsOnDemandItem":0,"IsSalesItem":true,"IsPurchaseItem":null,"BatchQuantity":0.1,
                "StartDate":"/Date(1774742400000)/","EndDate":"/Date(1792886400000)/","NobodyKnows":{"a":[1]}}]}""");

        assertThat(item.path("code").asText()).isEqualTo("0012");
        assertThat(item.path("description").asText()).isEqualTo(" née \t Müller ");
        assertThat(item.path("unit").asText()).isEqualTo("pc");
        assertThat(item.has("barcode")).isFalse();
        assertThat(item.has("searchCode")).isFalse();
        assertThat(item.path("isMakeItem").asBoolean()).isTrue();
        assertThat(item.path("isOnDemandItem").asBoolean(true)).isFalse();
        assertThat(item.path("isSalesItem").asBoolean()).isTrue();
        assertThat(item.path("isPurchaseItem").asBoolean(true)).isFalse();
        assertThat(item.path("isStockItem").asBoolean(true)).isFalse();
        assertThat(item.path("batchQuantity").decimalValue()).isEqualByComparingTo("0.1");
        assertThat(item.path("startDate").asText()).isEqualTo("2026-03-29");
        assertThat(item.path("endDate").asText()).isEqualTo("2026-10-25");
        assertThat(item.toString()).doesNotContain("NobodyKnows").doesNotContain("nobodyKnows");
    }

    @Test
    void a_stock_position_calls_its_item_by_another_name() throws Exception {
        JsonNode stock = value(Stream.STOCK_POSITIONS, """
                {"d":{"results":[{"ID":"6b5c4b5e-7a52-4c3e-9f53-1b4a0c9a2f11","Timestamp":"493115","ItemId":"6b5c4b5e-7a52-4c3e-9f53-1b4a0c9a2f12","ItemCode":"0012",
                "Warehouse":"6b5c4b5e-7a52-4c3e-9f53-1b4a0c9a2f13","WarehouseCode":"         1","UnitCode":"pc  ","CurrentStock":-2.5,"PlanningOut":3}]}}""");

        assertThat(stock.path("itemId").asText()).isEqualTo("6b5c4b5e-7a52-4c3e-9f53-1b4a0c9a2f12");
        assertThat(stock.path("warehouseCode").asText()).isEqualTo("1");
        assertThat(stock.path("currentStock").decimalValue()).isEqualByComparingTo("-2.5");
        assertThat(stock.has("freeStock")).isFalse();
    }

    private static JsonNode value(Stream stream, String body) throws Exception {
        var row = PageReader.read(body.getBytes(UTF_8)).rows().getFirst();
        RowEvent.Changed event = (RowEvent.Changed) stream.mapper().map(row).getFirst();
        return EventJson.mapper().readTree(EventJson.write(event.value()));
    }
}
