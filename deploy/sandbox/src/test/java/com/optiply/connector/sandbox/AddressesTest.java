package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, methods and media types as clients write them that know OData rather than Exact (Exact reference §3.1–§3.3). */
class AddressesTest extends SandboxTest {
    private Tenant tenant;
    private ExactClient exact;
    private String id;

    @BeforeEach
    void seeded() {
        turn("exact.minute-limit", "1000");
        turn("exact.error-velocity", "false");
        tenant = seedNamed("online-retail");
        exact = ExactClient.of(tenant);
        id = exact.results("/logistics/Items?$select=ID&$filter=Code eq '85123A'")
                .get(0)
                .get("ID")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/logistics/Items/?$select=Code&$filter=Code eq '85123A'",
                "/logistics/Items()?$select=Code&$filter=Code eq '85123A'",
                "/logistics/Items?%24select=Code&%24filter=Code+eq+%2785123A%27",
                "/logistics/Items?$format=json&$select=Code&$filter=Code eq '85123A'",
                "/logistics/Items?$count=true&$select=Code&$filter=Code eq '85123A'&customer=own"
            })
    void one_list_has_many_addresses(String path) {
        assertThat(exact.results(path)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(guid'%s')", "(ID=guid'%s')", "(GUID'%s')", "(guid%%27%s%%27)", "(guid'%s')/"})
    void one_row_has_many_addresses(String key) {
        Reply reply = exact.get("/logistics/Items" + key.formatted(id) + "?$select=Code");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().at("/d/Code").asText()).isEqualTo("85123A");
    }

    @ParameterizedTest
    @CsvSource({
        "(%s), 400",
        "('%s'), 400",
        "(guid'12'), 400",
        "(guid'1-1-1-1-1'), 400",
        "(guid'%s')/Nothing, 404",
        "(guid'%s')/$links/Unit, 404",
        "(guid'%s')/Picture/$value, 404",
        "(guid'00000000-0000-0000-0000-000000000009'), 404"
    })
    void a_wrong_key_is_refused(String key, int status) {
        assertThat(exact.get("/logistics/Items" + key.formatted(id)).status()).isEqualTo(status);
    }

    @Test
    void a_property_has_an_address_of_its_own() {
        assertThat(exact.get("/logistics/Items(guid'" + id + "')/Code")
                        .json()
                        .at("/d/Code")
                        .asText())
                .isEqualTo("85123A");
        assertThat(exact.get("/logistics/Items(guid'" + id + "')/Code/$value").text())
                .isEqualTo("85123A");
        assertThat(exact.send("GET", "/logistics/Items(guid'" + id + "')/IsStockItem", null)
                        .text())
                .contains("<IsStockItem ", ">true</IsStockItem>");
        assertThat(exact.send("GET", "/logistics/Items(guid'" + id + "')/EndDate", null)
                        .text())
                .contains("m:null=\"true\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json | application/json;charset=utf-8
            application/json;odata=verbose | application/json;charset=utf-8
            application/json, text/javascript, */*; q=0.01 | application/json;charset=utf-8
            application/atom+xml,application/json;q=0.5 | application/atom+xml;charset=utf-8
            application/json;q=0.1,application/atom+xml | application/atom+xml;charset=utf-8
            application/xml,application/json | application/json;charset=utf-8
            */* | application/atom+xml;charset=utf-8
            application/* | application/atom+xml;charset=utf-8
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | application/atom+xml;charset=utf-8
            application/xml | refused
            text/xml | refused
            text/html | refused
            application/json;q=0 | refused
            """)
    void the_accepted_type_with_the_highest_weight_is_answered(String accept, String type) {
        Reply reply = exact.send("GET", "/logistics/Items?$select=ID&$filter=Code eq '85123A'", null, "Accept", accept);

        assertThat(reply.status()).isEqualTo(type.equals("refused") ? 415 : 200);
        assertThat(reply.header("Content-Type"))
                .isEqualTo(type.equals("refused") ? "application/xml;charset=utf-8" : type);
    }

    @Test
    void head_is_a_get_without_its_body() {
        Reply head = exact.send("HEAD", "/logistics/Items?$select=ID&$filter=Code eq '85123A'", null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(Integer.parseInt(head.header("Content-Length"))).isPositive();
        assertThat(head.header("X-RateLimit-Remaining")).isNotNull();
    }

    @Test
    void a_post_carries_another_method_in_a_header() {
        String row = "/logistics/Items(guid'" + id + "')";
        String[] put = {"X-HTTP-Method", "PUT", "Content-Type", "application/json"};

        assertThat(exact.send("POST", row, "{\"Description\":\"Tunnelled\"}", put)
                        .status())
                .isEqualTo(204);
        assertThat(exact.get(row + "?$select=Description")
                        .json()
                        .at("/d/Description")
                        .asText())
                .isEqualTo("Tunnelled");
        assertThat(exact.send("POST", row, "{}", "X-HTTP-Method", "MERGE").status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /logistics/Items(guid'%s')",
        "MERGE, /logistics/Items(guid'%s')",
        "OPTIONS, /logistics/Items",
        "PUT, /logistics/Items",
        "DELETE, /logistics/Items",
        "POST, /logistics/Items(guid'%s')",
        "POST, /purchaseorder/PurchaseOrderLines",
        "POST, /sync/Logistics/Items",
        "DELETE, /webhooks/WebhookSubscriptions"
    })
    void a_method_that_the_address_does_not_know_is_refused(String method, String path) {
        assertThat(exact.send(method, path.formatted(id), "{}", "Content-Type", "application/json")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void a_service_root_names_its_entity_sets() {
        Reply atom = exact.send("GET", "/logistics/", null, "Accept", "application/atomsvc+xml, */*");

        assertThat(exact.get("/logistics").text()).contains("\"Items\"", "\"SupplierItem\"");
        assertThat(atom.header("Content-Type")).isEqualTo("application/atomsvc+xml;charset=utf-8");
        assertThat(atom.text()).contains("<collection href=\"Items\">", "/logistics/\"");
    }

    @Test
    void names_have_their_own_case_unless_a_switch_says_otherwise() {
        String path = "/SalesInvoice/SalesInvoices?$top=1&$filter=Status ge 0";

        assertThat(exact.get(path).status()).isEqualTo(404);
        turn("exact.case-sensitive-paths", "false");
        assertThat(exact.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales/SalesPriceListVolumeDiscounts",
                "Manufacturing/ShopOrderRoutingStepPlans",
                "Manufacturing/ShopOrderPurchasePlanning",
                "Manufacturing/ShopOrderSubOrders",
                "Manufacturing/MaterialIssues"
            })
    void sync_entities_whose_properties_nobody_lists_are_empty_and_let_any_be_selected(String path) {
        Reply reply = exact.get("/sync/" + path + "?$filter=Timestamp gt 1L&$select=Timestamp,ID,WhateverItHas");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().at("/d/results")).isEmpty();
    }

    @Test
    void the_companies_of_the_licence_and_the_last_used_ones_are_lists_too() {
        for (String list : List.of("AllDivisions", "GetMostRecentlyUsedDivisions")) {
            assertThat(exact.results("/system/" + list + "?$select=Code")
                            .get(0)
                            .get("Code")
                            .intValue())
                    .isEqualTo(tenant.division());
        }
    }

    /** An accountant's user, with companies of two customers, who consents to three of four. */
    @Test
    void lists_of_one_licence_leave_out_the_companies_of_others() {
        JsonNode seeded = admin("POST", "/seed", "{\"name\":\"empty\",\"tenants\":4,\"shareUser\":true,\"licences\":2}")
                .json();
        List<Integer> all = new ArrayList<>();
        seeded.get("tenants").forEach(one -> all.add(Tenant.of(one).division()));
        Tenant shared = Tenant.of(seeded.at("/tenants/0"));
        Set<Integer> granted = Set.of(all.get(0), all.get(1), all.get(3));
        String token = exchange(shared, Browser.code(shared, granted))
                .json()
                .get("access_token")
                .asText();
        ExactClient first = new ExactClient(token, all.get(0));
        ExactClient second = new ExactClient(token, all.get(1));

        assertThat(codes(first, "system/Divisions")).containsExactly(all.get(0), all.get(1), all.get(3));
        assertThat(codes(first, "hrm/Divisions")).containsExactly(all.get(0));
        assertThat(codes(second, "hrm/Divisions")).containsExactly(all.get(1), all.get(3));
        assertThat(codes(first, "system/AllDivisions")).containsExactly(all.get(0), all.get(2));
    }

    private static List<Integer> codes(ExactClient client, String list) {
        List<Integer> codes = new ArrayList<>();
        client.results("/" + list + "?$select=Code")
                .forEach(row -> codes.add(row.get("Code").intValue()));
        return codes;
    }

    @ParameterizedTest
    @CsvSource({"QuotationHeaders, 200", "TimeCostTransactions, 200", "Items, 400", "StockPositions, 400"})
    void row_versions_by_date_are_known_for_the_endpoints_of_the_sheet(String endPoint, int status) {
        Reply reply =
                exact.get("/read/sync/Sync/SyncTimestamp?modified=datetime'2022-01-01'&endPoint='" + endPoint + "'");

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    }
}
