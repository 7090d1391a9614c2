package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exact reference §3.2–§3.5: envelope, JSON types, dates, paging of single endpoints, Atom. */
class WireFormatTest extends SandboxTest {
    private Tenant tenant;
    private String token;
    private String root;

    @BeforeEach
    void seeded() {
        setClock("2026-07-01T14:19:36.547Z");
        tenant = seedNamed("online-retail");
        token = accessToken(tenant);
        root = "/api/v1/" + tenant.division();
    }

    private String created(String store, String body) {
        return admin("POST", "/exact/" + tenant.division() + "/" + store, body)
                .json()
                .get("ID")
                .asText();
    }

    @Test
    void types_have_exacts_json_forms() {
        created("Items", "{\"Code\":\"NEW-1\",\"Description\":\"New\",\"Unit\":\"pc\",\"StartDate\":\"2026-07-01\"}");

        JsonNode row = exact(
                        token,
                        root
                                + "/sync/Logistics/Items?$filter=Timestamp gt 1L&$select=ID,Code,Unit,Created,StartDate,EndDate,"
                                + "IsMakeItem,IsStockItem,CostPriceStandard,Timestamp")
                .json()
                .at("/d/results/589");

        assertThat(row.get("Code").asText()).isEqualTo("NEW-1");
        assertThat(row.get("Timestamp").isTextual()).isTrue();
        assertThat(row.get("Unit").asText()).isEqualTo("pc      ");
        // Local time written as if it were UTC: 14:19:36Z is 16:19:36 in Amsterdam.
        assertThat(row.get("Created").asText()).isEqualTo("/Date(1782922776547)/");
        assertThat(row.get("StartDate").asText()).isEqualTo("/Date(1782864000000)/");
        assertThat(row.get("EndDate").isNull()).isTrue();
        assertThat(row.get("IsMakeItem").isInt()).isTrue();
        assertThat(row.get("IsStockItem").isBoolean()).isTrue();
        assertThat(row.at("/__metadata/type").asText()).startsWith("Exact.Web.Api.Models.");
        assertThat(row.at("/__metadata/uri").asText())
                .isEqualTo(SANDBOX.exact() + root + "/sync/Logistics/Items("
                        + row.get("Timestamp").asText() + "L)");
    }

    @Test
    void top_up_to_the_page_size_gives_a_bare_array_except_for_sixty_sales_invoices() {
        assertThat(exact(token, root + "/inventory/Warehouses?$select=Code&$top=60")
                        .json()
                        .get("d")
                        .isArray())
                .isTrue();
        assertThat(exact(token, root + "/inventory/Warehouses?$select=Code&$top=100")
                        .json()
                        .get("d")
                        .isObject())
                .isTrue();
        String invoices = "/salesinvoice/SalesInvoices?$select=InvoiceID&$filter=Status eq 50&$top=";
        assertThat(exact(token, root + invoices + 60).json().get("d").isObject())
                .isTrue();
        assertThat(exact(token, root + invoices + 59).json().get("d").isArray()).isTrue();
        turn("exact.top-bare-array", "false");
        assertThat(exact(token, root + "/inventory/Warehouses?$select=Code&$top=60")
                        .json()
                        .get("d")
                        .isObject())
                .isTrue();
    }

    @Test
    void single_endpoints_page_by_sixty_with_a_guid_token_and_top_counts_down() {
        Reply first = exact(token, root + "/logistics/Items?$filter=IsStockItem eq true&$select=ID,Code&$top=100");
        assertThat(first.json().at("/d/results")).hasSize(60);
        String next = first.json().at("/d/__next").asText();
        assertThat(next).contains("$top=40").contains("$skiptoken=guid'").contains("$select=ID,Code");

        Reply second = follow(token, next);
        assertThat(second.json().at("/d")).hasSize(40);
        assertThat(second.json().at("/d/__next").isMissingNode()).isTrue();
    }

    @Test
    void bulk_pages_follow_next_to_the_end_without_gap_or_repeat() {
        turn("exact.sync-page-size", "100");
        String url =
                SANDBOX.exact() + root + "/bulk/Logistics/Items?$filter=Code ne 'x'&$select=ID&$orderby=Modified desc";
        Set<String> ids = new HashSet<>();
        int rows = 0;
        while (url != null) {
            JsonNode page = follow(token, url).json().get("d");
            for (JsonNode row : page.get("results")) {
                ids.add(row.get("ID").asText());
                rows++;
            }
            url = page.path("__next").asText(null);
        }
        assertThat(rows).isEqualTo(589);
        assertThat(ids).hasSize(589);
    }

    @Test
    void inlinecount_is_a_text_and_count_is_plain() {
        JsonNode page = exact(
                        token, root + "/logistics/Items?$filter=Code eq '85123A'&$select=ID&$inlinecount=allpages")
                .json();
        assertThat(page.at("/d/__count").asText()).isEqualTo("1");
        assertThat(page.at("/d/__count").isTextual()).isTrue();
        assertThat(exact(token, root + "/logistics/Items/$count?$filter=IsStockItem eq true&$select=ID")
                        .text())
                .isEqualTo("587");
    }

    @Test
    void one_row_by_key_and_expanded_lines() {
        JsonNode header = exact(
                        token, root + "/salesorder/SalesOrders?$filter=OrderNumber eq 536365&$select=OrderID&$top=1")
                .json()
                .at("/d/0");
        String id = header.get("OrderID").asText();

        JsonNode order = exact(
                        token, root + "/salesorder/SalesOrders(guid'" + id + "')?$select=OrderNumber,SalesOrderLines")
                .json()
                .get("d");
        assertThat(order.at("/SalesOrderLines/__deferred/uri").asText()).endsWith("(guid'" + id + "')/SalesOrderLines");

        JsonNode expanded = exact(
                        token,
                        root + "/salesorder/SalesOrders(guid'" + id
                                + "')?$select=OrderNumber,SalesOrderLines&$expand=SalesOrderLines")
                .json()
                .get("d");
        assertThat(expanded.at("/SalesOrderLines/results")).hasSize(7);
        assertThat(expanded.at("/SalesOrderLines/results/0/LineNumber").intValue())
                .isEqualTo(1);
        assertThat(exact(token, root + "/salesorder/SalesOrders(guid'00000000-0000-0000-0000-000000000001')")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void atom_is_the_default_and_plain_xml_is_refused() {
        String url = SANDBOX.exact() + root
                + "/sync/Logistics/Items?$filter=Timestamp gt 1L&$select=ID,Code,Created,EndDate,Timestamp";
        turn("exact.sync-page-size", "2");
        Reply atom = send(exactRequest(token, url).build());
        assertThat(atom.header("Content-Type")).startsWith("application/atom+xml");
        Document feed = Jsoup.parse(atom.text(), Parser.xmlParser());
        assertThat(feed.select("entry")).hasSize(2);
        assertThat(feed.selectFirst("d|Timestamp").attr("m:type")).isEqualTo("Edm.Int64");
        assertThat(feed.selectFirst("d|EndDate").attr("m:null")).isEqualTo("true");
        String next = feed.selectFirst("link[rel=next]").attr("href");
        assertThat(Jsoup.parse(send(exactRequest(token, next).build()).text(), Parser.xmlParser())
                        .select("entry"))
                .hasSize(2);

        assertThat(send(exactRequest(token, url)
                                .header("Accept", "application/xml")
                                .build())
                        .status())
                .isEqualTo(415);
    }

    @Test
    void filters_know_the_operators_and_literals_in_use() {
        assertThat(codes("Code eq '85123a'")).containsExactly("85123A");
        assertThat(codes("startswith(Code,'85123') and IsStockItem eq true")).contains("85123A");
        assertThat(codes("substringof('HANGING HEART',Description)")).contains("85123A");
        assertThat(codes("(Code eq '85123A' or Code eq '71053') and not (Code eq '71053')"))
                .containsExactly("85123A");
        assertThat(codes("Modified gt datetime'2027-01-01T00:00:00'")).isEmpty();
        assertThat(codes("Code eq 'POST' or Code eq 'D'")).containsExactlyInAnyOrder("POST", "D");
        assertThat(codes("EndDate ne null and CostPriceNew eq null")).isNotEmpty();
        assertThat(codes("Description eq 'don''t'")).isEmpty();
        assertThat(codes("tolower(Code) eq 'post'")).containsExactly("POST");
    }

    private List<String> codes(String filter) {
        JsonNode page = exact(token, root + "/logistics/Items?$select=Code&$filter=" + encode(filter))
                .json();
        List<String> codes = new ArrayList<>();
        page.at("/d/results").forEach(row -> codes.add(row.get("Code").asText()));
        return codes;
    }
}
