package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources, their attributes and what leads from one to another (Optiply reference §2, §4). */
class OptiplyResourcesTest extends OptiplyScenario {

    /** What reads back beside the attributes of the sheet's tables. */
    private static final List<String> EVERYWHERE =
            List.of("uuid", "accountId", "remoteIdMap", "createdFromPublicApi", "createdAt", "updatedAt");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            products | name stockLevel unlimitedStock skuCode eanCode articleCode price status notBeingBought resumingPurchase \
            assembled minimumStock maximumStock ignored manualServiceLevel createdAtRemote stockMeasurementUnit \
            remoteDataSyncedToDate novel category
            suppliers | name emails deliveryTime userReplenishmentPeriod minimumOrderValue fixedCosts reactingToLostSales \
            lostSalesReaction lostSalesMovReaction backorders backorderThreshold backordersReaction maxLoadCapacity \
            containerVolume ignored globalLocationNumber type currency remoteDataSyncedToDate
            supplierProducts | name productId supplierId skuCode eanCode articleCode price minimumPurchaseQuantity lotSize \
            deliveryTime preferred status availability availabilityDate freeStock weight volume costPrice discountPrice \
            secondaryCurrencyPrice economicOrderQuantity remoteDataSyncedToDate notBeingBought resumingPurchase
            productCompositions | composedProductId partProductId partQuantity remoteDataSyncedToDate
            sellOrders | placed totalValue completed remoteDataSyncedToDate
            sellOrderLines | quantity subtotalValue productId sellOrderId placed
            buyOrders | placed totalValue supplierId completed expectedDeliveryDate assembly remoteDataSyncedToDate
            buyOrderLines | quantity subtotalValue productId buyOrderId expectedDeliveryDate productUuid
            receiptLines | occurred quantity buyOrderLineId remoteDataSyncedToDate
            promotions | name startDate endDate upliftType upliftIncrease enabled entireShop productCount
            promotionProducts | promotionId productId specificUpliftType specificUpliftIncrease
            """)
    void a_record_reads_back_with_all_attributes_of_the_sheet(String type, String attributes) {
        oneOfEach();
        JsonNode data = get("/v1/" + type + "?page[limit]=1").at("/data/0");
        List<String> names = new ArrayList<>();
        data.get("attributes").fieldNames().forEachRemaining(names::add);
        List<String> expected = new ArrayList<>(EVERYWHERE);
        expected.addAll(List.of(attributes.split(" +")));
        assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(get("/v1/" + type + "/" + data.get("id").asText()).at("/data/id"))
                .isEqualTo(data.get("id"));
    }

    private void oneOfEach() {
        String part = product("Part");
        String lamp = product("Lamp");
        String supplier = supplier();
        create("supplierProducts", "{\"name\":\"L\",\"productId\":" + lamp + ",\"supplierId\":" + supplier + "}");
        create(
                "productCompositions",
                "{\"composedProductId\":" + lamp + ",\"partProductId\":" + part + ",\"partQuantity\":2}");
        create(
                "sellOrders",
                "{\"placed\":\"2026-05-01T09:12:00Z\",\"totalValue\":5,\"orderLines\":[{\"quantity\":1,\"subtotalValue\":5,"
                        + "\"productId\":" + lamp + "}]}");
        create(
                "buyOrders",
                "{\"placed\":\"2026-05-01T09:12:00Z\",\"totalValue\":5,\"supplierId\":" + supplier
                        + ",\"orderLines\":[{\"quantity\":1,\"subtotalValue\":5,\"remoteId\":\"line-1\",\"productId\":"
                        + lamp + "}]}");
        String line = state("buyOrderLines").at("/0/id").asText();
        create(
                "receiptLines",
                "{\"occurred\":\"2026-05-15T10:30:00Z\",\"quantity\":1,\"buyOrderLineId\":" + line + "}");
        String promotion = create("promotions", "{\"name\":\"Spring\",\"enabled\":true}");
        create("promotionProducts", "{\"promotionId\":" + promotion + ",\"productId\":" + lamp + "}");
    }

    @Test
    void every_related_link_and_every_linkage_can_be_followed() {
        oneOfEach();
        int followed = 0;
        for (String type : List.of(
                "products",
                "suppliers",
                "supplierProducts",
                "productCompositions",
                "sellOrders",
                "sellOrderLines",
                "buyOrders",
                "buyOrderLines",
                "receiptLines",
                "promotions",
                "promotionProducts")) {
            for (JsonNode relationship : get("/v1/" + type).at("/data/0/relationships")) {
                JsonNode related = get(pathOf(relationship.at("/links/related")));
                JsonNode linkage = get(pathOf(relationship.at("/links/self")));
                assertThat(related.get("data").isArray())
                        .isEqualTo(linkage.get("data").isArray());
                assertThat(related.get("data").size() > 0)
                        .isEqualTo(linkage.get("data").size() > 0);
                followed++;
            }
        }
        assertThat(followed).isEqualTo(29);
        assertThat(get("/v1/products/28700002/account").at("/data/type").asText())
                .isEqualTo("accounts");
        assertThat(get("/v1/products/28700002/relationships/supplierProducts").at("/data/0/type"))
                .hasToString("\"supplierProducts\"");
        assertThat(optiply(token, "GET", "/v1/products/28700002/nothing", null).status())
                .isEqualTo(404);
        assertThat(optiply(token, "POST", "/v1/products/28700002/supplierProducts" + query, "{}")
                        .status())
                .isEqualTo(405);
    }

    private static String pathOf(JsonNode link) {
        return URI.create(link.asText()).getRawPath();
    }

    @Test
    void lines_know_their_product_their_remote_id_and_their_date() {
        oneOfEach();
        JsonNode line = get("/v1/buyOrderLines").at("/data/0/attributes");
        assertThat(line.get("productUuid"))
                .isEqualTo(get("/v1/products/" + line.get("productId").asText()).at("/data/attributes/uuid"));
        assertThat(line.at("/remoteIdMap/902").asText()).isEqualTo("line-1");
        assertThat(line.get("expectedDeliveryDate").asText()).isEqualTo("2026-05-15T09:12:00Z");

        String slow = create("suppliers", "{\"name\":\"No days\"}");
        String product = product("Chair");
        create(
                "supplierProducts",
                "{\"name\":\"C\",\"deliveryTime\":3,\"productId\":" + product + ",\"supplierId\":" + slow + "}");
        String order = create(
                "buyOrders",
                "{\"placed\":\"2026-05-01T00:00:00Z\",\"totalValue\":5,\"supplierId\":" + slow + ",\"orderLines\":[]}");
        create(
                "buyOrderLines",
                "{\"quantity\":1,\"subtotalValue\":5,\"productId\":" + product + ",\"buyOrderId\":" + order + "}");
        assertThat(get("/v1/buyOrderLines?filter[buyOrderId]=" + order)
                        .at("/data/0/attributes/expectedDeliveryDate")
                        .asText())
                .isEqualTo("2026-05-04T00:00:00Z");
    }

    @Test
    void promotions_count_their_products_and_take_them_along() {
        oneOfEach();
        String promotion = state("promotions").at("/0/id").asText();
        assertThat(get("/v1/promotions/" + promotion)
                        .at("/data/attributes/productCount")
                        .intValue())
                .isEqualTo(1);
        assertThat(optiply(token, "DELETE", "/v1/promotions/" + promotion + query, null)
                        .status())
                .isEqualTo(204);
        assertThat(state("promotionProducts")).isEmpty();
    }

    @Test
    void accounts_are_read_only() {
        String path = "/v1/accounts/" + tenant.account();
        assertThat(get("/v1/accounts").at("/meta/totalResourceCount").intValue())
                .isEqualTo(1);
        assertThat(get(path).at("/data/attributes/uuid").asText()).isNotEmpty();
        assertThat(optiply(token, "DELETE", path + query, null).status()).isEqualTo(405);
        assertThat(optiply(token, "PATCH", path, "{\"name\":\"x\"}").status()).isEqualTo(405);
        assertThat(post("accounts", "{\"name\":\"x\"}").status()).isEqualTo(405);
        assertThat(optiply(token, "GET", "/v1/warehouses", null).status()).isEqualTo(404);
    }

    @Test
    void supplier_numbers_have_their_defaults_ranges_and_forms() {
        String supplier = create(
                "suppliers",
                "{\"name\":\"S\",\"minimumOrderValue\":250,\"maxLoadCapacity\":12,\"globalLocationNumber\":\"1234567890123\","
                        + "\"type\":\"VENDOR\"}");
        JsonNode read = get("/v1/suppliers/" + supplier).at("/data/attributes");
        assertThat(read.get("minimumOrderValue")).hasToString("\"250.00\"");
        assertThat(read.get("maxLoadCapacity")).hasToString("\"12\"");
        assertThat(read.get("type")).hasToString("\"vendor\"");
        assertThat(post("suppliers", "{\"name\":\"S\",\"globalLocationNumber\":\"123\"}")
                        .status())
                .isEqualTo(400);
        assertThat(post("suppliers", "{\"name\":\"S\",\"lostSalesReaction\":2}").status())
                .isEqualTo(400);
        String pair = create(
                "supplierProducts",
                "{\"name\":\"L\",\"productId\":" + product("Lamp") + ",\"supplierId\":\"" + supplier
                        + "\",\"lotSize\":null,\"weight\":\"12.345\"}");
        JsonNode defaults = get("/v1/supplierProducts/" + pair).at("/data/attributes");
        assertThat(defaults.get("lotSize").intValue()).isEqualTo(1);
        assertThat(defaults.get("minimumPurchaseQuantity").intValue()).isEqualTo(1);
        assertThat(defaults.get("weight").asText()).isEqualTo("12.35");
        assertThat(patch("supplierProducts/" + pair, "{\"lotSize\":0}").status())
                .isEqualTo(400);
        assertThat(patch("supplierProducts/" + pair, "{\"deliveryTime\":0}").status())
                .isEqualTo(400);
        assertThat(patch("supplierProducts/" + pair, "{\"freeStock\":-1}").status())
                .isEqualTo(400);
    }

    @Test
    void only_one_supplier_product_of_a_product_is_preferred() {
        String product = product("Lamp");
        String pair = "{\"name\":\"L\",\"preferred\":true,\"productId\":" + product + ",\"supplierId\":%s}";
        String first = create("supplierProducts", pair.formatted(supplier()));
        create("supplierProducts", pair.formatted(supplier()));
        assertThat(get("/v1/supplierProducts/" + first)
                        .at("/data/attributes/preferred")
                        .booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-01T10:00:00.7200Z", "2026-05-01T10:00:00.0Z", "2026-05-01T12:00:00+02:00"})
    void date_times_come_in_many_forms_and_leave_in_one(String occurred) {
        oneOfEach();
        String line = state("buyOrderLines").at("/0/id").asText();
        Reply receipt = post(
                "receiptLines",
                "{\"occurred\":\"" + occurred + "\",\"quantity\":-2,\"buyOrderLineId\":\"" + line + "\"}");
        assertThat(receipt.json().at("/data/attributes/occurred").asText()).isEqualTo("2026-05-01T10:00:00Z");
    }

    @Test
    void receipts_of_nothing_are_refused() {
        oneOfEach();
        String line = state("buyOrderLines").at("/0/id").asText();
        assertThat(post(
                                "receiptLines",
                                "{\"occurred\":\"2026-05-01T10:00:00Z\",\"quantity\":0,\"buyOrderLineId\":" + line
                                        + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void pages_end_in_an_empty_one_and_their_links_keep_the_filters() {
        for (int number = 0; number < 3; number++) {
            product("P" + number);
        }
        JsonNode page = get("/v1/products?page%5Blimit%5D=2&sort=id&filter%5BaccountId%5D=" + tenant.account()
                + "&filter%5BupdatedAt%5D%5BGT%5D=2026-05-01T10%3A00%3A00%2B00%3A00");
        String next = page.at("/links/next").asText();
        assertThat(next)
                .startsWith(SANDBOX.optiply() + "/v1/products?")
                .contains("filter%5BupdatedAt%5D%5BGT%5D=2026-05-01T10%3A00%3A00%2B00%3A00")
                .contains("sort=id");
        JsonNode last = get(next.substring(SANDBOX.optiply().length()));
        assertThat(last.get("data")).hasSize(1);
        assertThat(last.get("links").has("next")).isFalse();
        Reply beyond = optiply(token, "GET", "/v1/products?page[limit]=2&page[offset]=4", null);
        assertThat(beyond.status()).isEqualTo(200);
        assertThat(beyond.json().get("data")).isEmpty();
        assertThat(beyond.json().at("/meta/totalResourceCount").intValue()).isEqualTo(3);
        for (String wrong : List.of("page[limit]=0", "page[limit]=x", "page[limit]=2&page[offset]=-2")) {
            assertThat(optiply(token, "GET", "/v1/products?" + wrong, null).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        for (String wrong :
                List.of("filter[stockLevel]=many", "filter[assembled]=maybe", "filter[name][IN]=x", "sort=x")) {
            assertThat(optiply(token, "GET", "/v1/products?" + wrong, null).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void bodies_of_another_form_are_refused() {
        for (String body : List.of("{", "[]", "{\"data\":[{}]}", "{\"data\":{\"type\":\"suppliers\"}}", "")) {
            Reply reply = raw("POST", "/v1/products" + query, body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.json().has("error")).isFalse();
        }
        assertThat(raw("PUT", "/v1/products" + query, "{}").status()).isEqualTo(405);
        String withMore = "{\"deleted_at\":\"x\",\"data\":{\"type\":\"suppliers\",\"attributes\":{\"name\":\"S\"}}}";
        assertThat(raw("POST", "/v1/suppliers" + query, withMore).status()).isEqualTo(201);
        turn("optiply.strict-attributes", "true");
        assertThat(raw("POST", "/v1/suppliers" + query, withMore).status()).isEqualTo(400);
    }

    private Reply raw(String method, String path, String body) {
        return send(OptiplyRequests.request(token, SANDBOX.optiply() + path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void the_token_endpoint_answers_json_at_both_addresses() {
        JsonNode credentials = tenant.optiply();
        String basic = basic(
                credentials.get("clientId").asText(),
                credentials.get("clientSecret").asText());
        Map<String, String> user = Map.of(
                "grant_type", "password",
                "username", credentials.get("username").asText(),
                "password", credentials.get("password").asText(),
                "client_id", "repeated",
                "client_secret", "repeated");
        for (String path : List.of("/api/auth/oauth/token", "/auth/oauth/token")) {
            JsonNode answer = postForm(SANDBOX.optiply() + path, user, "Authorization", basic)
                    .json();
            assertThat(answer.get("expires_in").isIntegralNumber()).isTrue();
            assertThat(answer.get("scope").asText()).contains("delete");
            Reply refreshed = postForm(
                    SANDBOX.optiply() + path + "?grant_type=refresh_token&refresh_token="
                            + answer.get("refresh_token").asText(),
                    Map.of(),
                    "Authorization",
                    basic);
            assertThat(refreshed.status()).isEqualTo(200);
            assertThat(postForm(SANDBOX.optiply() + path, Map.of("grant_type", "magic"), "Authorization", basic)
                            .json()
                            .get("error")
                            .asText())
                    .isEqualTo("unsupported_grant_type");
            assertThat(postForm(SANDBOX.optiply() + path, user).json().has("error"))
                    .isTrue();
        }
    }
}
