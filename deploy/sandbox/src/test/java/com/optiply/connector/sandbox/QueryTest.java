package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact reference §2.1, §2.4, §3.2: options, literals, limits, metadata, and what is not there. */
class QueryTest extends SandboxTest {
    private Tenant tenant;
    private ExactClient exact;

    @BeforeEach
    void seeded() {
        turn("exact.minute-limit", "1000");
        tenant = seedNamed("online-retail");
        exact = ExactClient.of(tenant);
    }

    private List<String> codes(String filter) {
        Reply reply = exact.get("/logistics/Items?$select=Code&$orderby=Code&$filter=" + encode(filter));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        List<String> codes = new ArrayList<>();
        reply.json().at("/d/results").forEach(row -> codes.add(row.get("Code").asText()));
        return codes;
    }

    @Test
    void numbers_are_rounded() {
        String id = exact.results("/logistics/Items?$select=ID&$filter=Code eq '85123A'")
                .get(0)
                .get("ID")
                .asText();
        admin("PATCH", "/exact/" + tenant.division() + "/Items/" + id, "{\"CostPriceNew\":2.5}");

        assertThat(codes("floor(CostPriceNew) eq 2 and ceiling(CostPriceNew) eq 3 and round(CostPriceNew) eq 3"))
                .containsExactly("85123A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endswith(Code,'123A') and startswith(Code,'85')",
                "trim(Code) eq '85123A'",
                "tolower(Code) eq '85123a'",
                "substringof('5123',Code) eq true and Code eq '85123A'",
                "not (Code ne '85123A')",
                "( Code eq '85123A' or  Code eq 'none' ) and Modified gt datetime'2020-01-31'",
                "Code eq '85123A' and Modified gt DateTime'2020-01-31T00:00:00.123'",
                "Code eq '85123A' and Created lt datetime'2090-01-31T00:00'",
                "Code eq '85123A' and IsStockItem eq true",
                "Code eq '85123A' and IsMakeItem eq 0",
                "Code eq '85123A' and year(Modified) ge 2020",
                "length(Code) eq 6 and Code eq '85123A'",
                "((Code eq '85123A') or (Code eq 'none')) eq true",
                "(Code) eq ('85123A')",
                "concat(Code,'x') eq '85123Ax'",
                "replace(Code,'A','B') eq '85123B'",
                "substring(Code,2) eq '123A' and substring(Code,0,2) eq '85'",
                "Code eq '85123A' and hour(Created) ge 0 and minute(Created) le 59 and second(Created) ge 0",
                "Code eq '85123A' and Modified gt datetime'2020-01-31T00:00:00+02:00'"
            })
    void filters_in_use_find_the_one_item(String filter) {
        assertThat(codes(filter)).containsExactly("85123A");
    }

    @Test
    void int64_goes_with_and_without_its_letter_and_numbers_as_texts() {
        long cursor = exact.newest("/sync/Logistics/Items");
        for (String literal : List.of(cursor - 1 + "L", String.valueOf(cursor - 1))) {
            assertThat(exact.results("/sync/Logistics/Items?$select=ID&$filter=Timestamp gt " + literal))
                    .hasSize(1);
        }
        assertThat(exact.results("/salesorder/SalesOrders?$select=OrderID&$filter=OrderNumber eq '536365'"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /logistics/Items?$filter=Code eq 'A'&$filter=Code eq 'B'&$select=ID | exactly once
            /logistics/Items?$filter=ItemGroup/Code eq 'A'&$select=ID           | not supported for this resource
            /logistics/Items?$filter=soundex(Code) eq 'A'&$select=ID            | Error in query syntax
            /logistics/Items?$filter=Code eq SearchCode&$select=ID              | not supported for this resource
            /sync/Logistics/Items?$filter=Timestamp gt 1L&$select=ID&$skip=5    | $skip is not supported
            /salesorder/SalesOrders?$filter=OrderNumber eq 'x'&$select=OrderID  | Error in query syntax
            /logistics/Items?$filter=&$select=ID                                | mandatory filtering
            """)
    void what_is_not_understood_is_refused(String path, String text) {
        Reply reply = exact.get(path);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/message/value").asText()).contains(text);
    }

    @Test
    void a_list_needs_select_on_bulk_and_sync_and_by_switch_everywhere() {
        assertThat(exact.get("/inventory/Warehouses?$filter=Code eq '1'").status())
                .isEqualTo(200);
        assertThat(exact.get("/system/Divisions").json().at("/d/results")).hasSize(1);
        assertThat(exact.get("/bulk/Logistics/Items?$filter=Code ne ''").status())
                .isEqualTo(400);
        turn("exact.select-required", "\"all\"");
        assertThat(exact.get("/inventory/Warehouses?$filter=Code eq '1'").status())
                .isEqualTo(400);
        assertThat(exact.get("/inventory/Warehouses?$filter=Code eq '1'&$top=1").status())
                .isEqualTo(200);
    }

    @Test
    void an_empty_filter_is_none_on_single_endpoints_and_unknown_options_do_not_matter() {
        assertThat(exact.results("/inventory/Warehouses?$filter=&$select=Code,Code, Main&$order_by=Modified"))
                .hasSize(3);
    }

    @Test
    void counting_needs_neither_accept_nor_select_and_top_zero_gives_a_count_in_an_object() {
        Reply count = exact.send("GET", "/inventory/Warehouses/$count?$filter=Main eq 1", null);
        assertThat(count.text()).isEqualTo("1");
        assertThat(count.header("Content-Type")).startsWith("text/plain");
        JsonNode d = exact.get("/inventory/Warehouses?$top=0&$inlinecount=allpages&$select=ID")
                .json()
                .get("d");
        assertThat(d.get("__count").asText()).isEqualTo("3");
        assertThat(d.get("results")).isEmpty();
    }

    @Test
    void a_deferred_address_gives_the_lines() {
        JsonNode order = exact.results("/salesorder/SalesOrders?$filter=OrderNumber eq 536365&$top=1")
                .get(0);
        String address = order.at("/SalesOrderLines/__deferred/uri").asText();
        assertThat(exact.get(address).json().at("/d/results")).hasSize(7);
        assertThat(exact.get(address.replace("SalesOrderLines", "Nothing")).status())
                .isEqualTo(404);
    }

    @Test
    void a_skip_token_may_come_back_encoded_twice_or_as_a_naked_guid() {
        String path = "/logistics/Items?$filter=IsStockItem eq true&$select=ID";
        String next = exact.get(path).json().at("/d/__next").asText();
        String token = next.substring(next.indexOf("$skiptoken=") + 11);
        String guid = token.replace("guid", "").replace("'", "");
        JsonNode expected = exact.get(next).json().at("/d/results");

        assertThat(token).matches("guid'[0-9a-f-]{36}'");
        for (String variant : List.of(encode(token), encode(encode(token)), guid)) {
            assertThat(exact.results(
                            "/logistics/Items?%24skiptoken=" + variant + "&%24select=ID&%24filter=IsStockItem+eq+true"))
                    .isEqualTo(expected);
        }
    }

    @Test
    void metadata_describes_a_service_root() {
        Reply reply = exact.get("/logistics/$metadata");
        assertThat(reply.status()).isEqualTo(200);
        Document document = Jsoup.parse(reply.text(), Parser.xmlParser());
        assertThat(document.select("EntityType[Name=Item] > Property")).hasSize(117);
        assertThat(document.select("EntityType[Name=Item] > Key > PropertyRef").attr("Name"))
                .isEqualTo("ID");
        assertThat(document.select("EntitySet[Name=SupplierItem]").attr("EntityType"))
                .isEqualTo("Exact.Web.Api.Models.SupplierItem");
        Document orders = Jsoup.parse(exact.get("/purchaseorder/$metadata").text(), Parser.xmlParser());
        assertThat(orders.select("NavigationProperty[Name=PurchaseOrderLines]").attr("Relationship"))
                .isEqualTo("Exact.Web.Api.Models.PurchaseOrder_PurchaseOrderLines");
        assertThat(exact.get("/nothing/$metadata").status()).isEqualTo(404);
    }

    @Test
    void batches_and_the_xml_endpoints_are_honestly_not_there() {
        assertThat(exact.send("POST", SANDBOX.exact() + "/api/v1/$batch", "--b--", "Content-Type", "multipart/mixed")
                        .status())
                .isEqualTo(501);
        assertThat(exact.send("POST", "/$batch", "--b--").status()).isEqualTo(501);
        assertThat(exact.get(SANDBOX.exact() + "/docs/XMLDownload.aspx?Topic=Items")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void addresses_bodies_and_answers_have_a_largest_size() {
        String longFilter = "/logistics/Items?$select=ID&$filter=Code eq '" + "x".repeat(6_000) + "'";
        assertThat(exact.get(longFilter).status()).isEqualTo(414);
        String body = "{\"Code\":\"L\",\"Description\":\"L\",\"Notes\":\"" + "x".repeat(10_000_001) + "\"}";
        assertThat(exact.post("/logistics/Items", body).status()).isEqualTo(413);
        turn("exact.largest-answer-bytes", "1000");
        assertThat(exact.get("/sync/Logistics/Items?$select=ID,Code").status()).isEqualTo(500);
    }

    @Test
    void a_description_language_and_parameters_of_the_media_type_do_not_matter() {
        Reply reply = exact.send(
                "GET",
                "/inventory/Warehouses?$select=Code",
                null,
                "CustomDescriptionLanguage",
                "FR-BE",
                "Accept",
                "application/json; charset=utf-8",
                "Content-Type",
                "application/json",
                "Prefer",
                "return=representation");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/d/results")).hasSize(3);
    }

    @Test
    void functions_answer_plain_xml_with_types() {
        String item = rows(tenant.division(), "Items").get(0).get("ID").asText();
        Reply reply = exact.send("GET", "/read/logistics/StockPosition?itemId=guid'" + item + "'", null);
        Document document = Jsoup.parse(reply.text(), Parser.xmlParser());
        assertThat(document.selectFirst("StockPosition > element > ItemId").attr("p2:type"))
                .isEqualTo("Edm.Guid");
        assertThat(document.selectFirst("InStock").attr("p2:type")).isEqualTo("Edm.Double");
    }

    @Test
    void any_field_will_do_where_no_list_of_fields_is_published() {
        assertThat(exact.get("/purchaseorder/PurchaseOrders?$filter=ReceiptStatus eq 10")
                        .status())
                .isEqualTo(200);
        assertThat(exact.get("/purchaseorder/PurchaseOrders").status()).isEqualTo(400);
        assertThat(exact.get("/purchaseorder/PurchaseOrders?$filter=true eq true")
                        .status())
                .isEqualTo(400);
        assertThat(exact.get("/hrm/Divisions?$select=Code,Description,HID&$orderby=Description")
                        .json()
                        .at("/d/results/0/Code")
                        .asInt())
                .isEqualTo(tenant.division());
    }
}
