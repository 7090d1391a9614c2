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

/** Optiply reference §8. */
class OptiplyTest extends OptiplyScenario {
    private static final String LAMP = "{\"name\":\"Lamp\",\"stockLevel\":12,\"unlimitedStock\":false,\"price\":39.95,"
            + "\"remoteId\":\"guid-1\",\"remoteDataSyncedToDate\":\"2026-05-01T10:00:00Z\"}";

    @Test
    void a_product_is_created_changed_and_deleted() {
        Reply created = post("products", LAMP);
        assertThat(created.status()).isEqualTo(201);
        JsonNode data = created.json().get("data");
        assertThat(data.get("id").isTextual()).isTrue();
        assertThat(data.at("/attributes/price").asText()).isEqualTo("39.95");
        assertThat(data.at("/attributes/price").isTextual()).isTrue();
        assertThat(data.at("/attributes/status").asText()).isEqualTo("enabled");
        assertThat(data.at("/attributes/remoteIdMap/902").asText()).isEqualTo("guid-1");
        assertThat(data.at("/attributes/createdAt")).isEqualTo(data.at("/attributes/updatedAt"));
        String path = "/v1/products/" + data.get("id").asText();

        setClock("2026-11-23T10:00:05Z");
        Reply patched = optiply(token, "PATCH", path, "{\"stockLevel\":-3,\"status\":\"DISABLED\",\"price\":null}");
        assertThat(patched.status()).isEqualTo(200);
        JsonNode attributes = patched.json().at("/data/attributes");
        assertThat(attributes.get("stockLevel").intValue()).isEqualTo(-3);
        assertThat(attributes.get("status").asText()).isEqualTo("disabled");
        assertThat(attributes.get("price").isNull()).isTrue();
        assertThat(attributes.get("name").asText()).isEqualTo("Lamp");
        assertThat(attributes.get("updatedAt").asText()).isEqualTo("2026-11-23T10:00:05Z");

        assertThat(optiply(token, "DELETE", path + query, null).status()).isEqualTo(204);
        assertThat(optiply(token, "DELETE", path + query, null).status()).isEqualTo(404);
        assertThat(optiply(token, "GET", path, null).status()).isEqualTo(404);
        JsonNode history = admin(
                        "GET",
                        "/optiply/" + tenant.account() + "/products/"
                                + data.get("id").asText() + "/history",
                        null)
                .json();
        assertThat(history)
                .extracting(write -> write.get("method").asText())
                .containsExactly("POST", "PATCH", "DELETE");
    }

    @Test
    void a_second_post_with_the_same_remote_id_makes_a_second_record() {
        post("products", LAMP);
        post("products", LAMP);
        assertThat(state("products"))
                .hasSize(2)
                .extracting(row -> row.get("remoteId").asText())
                .containsOnly("guid-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"x","stockLevel":1.5,"unlimitedStock":false} | 500
            {"name":"x","stockLevel":"1","unlimitedStock":false} | 500
            {"name":"x","stockLevel":"nan","unlimitedStock":false} | 500
            {"name":"x","stockLevel":1,"unlimitedStock":"no"} | 500
            {"name":"x","stockLevel":1,"unlimitedStock":false,"price":"1,5"} | 500
            {"name":"x","stockLevel":1,"unlimitedStock":false,"price":"12.5"} | 201
            {"name":"x","stockLevel":1,"unlimitedStock":false,"price":9999999.99} | 201
            {"name":"x","stockLevel":1,"unlimitedStock":false,"price":10000000} | 400
            {"name":"x","stockLevel":1,"unlimitedStock":false,"price":-1} | 400
            {"name":"x","stockLevel":10000000,"unlimitedStock":false} | 400
            {"name":"x","stockLevel":1} | 400
            {"name":null,"stockLevel":1,"unlimitedStock":false} | 400
            {"name":"x","stockLevel":1,"unlimitedStock":false,"colour":"red","updatedAt":"x"} | 201
            {"name":"x","stockLevel":1,"unlimitedStock":false,"status":"gone"} | 400
            """)
    void attributes_are_checked(String attributes, int status) {
        Reply reply = post("products", attributes);
        assertThat(reply.status()).isEqualTo(status);
        if (status != 201) {
            assertThat(reply.json().at("/errors/0/detail").asText()).isNotEmpty();
            assertThat(state("products")).isEmpty();
        }
    }

    @Test
    void names_are_at_most_255_characters() {
        String body = "{\"name\":\"%s\",\"stockLevel\":1,\"unlimitedStock\":false}";
        assertThat(post("products", body.formatted("x".repeat(255))).status()).isEqualTo(201);
        assertThat(post("products", body.formatted("x".repeat(256))).status()).isEqualTo(400);
    }

    @Test
    void strict_and_rejecting_modes_answer_400() {
        turn("optiply.strict-attributes", "true");
        String unknown = "{\"name\":\"x\",\"stockLevel\":1,\"unlimitedStock\":false,\"colour\":\"red\"}";
        assertThat(post("products", unknown).status()).isEqualTo(400);
        assertThat(post("products", LAMP).status()).isEqualTo(201);
        turn("optiply.reject-remote-id", "true");
        assertThat(post("products", LAMP).status()).isEqualTo(400);
    }

    @Test
    void the_pair_of_a_composition_exists_once_and_not_the_other_way_round() {
        String a = product("A");
        String b = product("B");
        String pair = "{\"composedProductId\":%s,\"partProductId\":%s,\"partQuantity\":%s}";

        assertThat(post("productCompositions", pair.formatted(a, "\"" + b + "\"", 2))
                        .status())
                .isEqualTo(201);
        assertThat(post("productCompositions", pair.formatted(a, b, 3)).status())
                .isEqualTo(409);
        assertThat(post("productCompositions", pair.formatted(b, a, 1)).status())
                .isEqualTo(409);
        assertThat(post("productCompositions", pair.formatted(b, "99", 1)).status())
                .isEqualTo(404);
        assertThat(post("productCompositions", pair.formatted(b, product("C"), 0))
                        .status())
                .isEqualTo(400);
        assertThat(post("productCompositions", pair.formatted(b, product("D"), 0.5))
                        .status())
                .isEqualTo(500);
        JsonNode found = get("/v1/productCompositions?filter[composedProductId]=" + a + "&filter[partProductId]=" + b);
        assertThat(found.get("data")).hasSize(1);
        assertThat(found.at("/data/0/attributes/composedProductId").isIntegralNumber())
                .isTrue();
    }

    @Test
    void an_order_brings_its_lines_and_takes_them_away() {
        String product = product("A");
        String order = "{\"placed\":\"2026-05-01T09:12:00+02:00\",\"totalValue\":\"79.9\",\"orderLines\":"
                + "[{\"quantity\":2,\"subtotalValue\":79.9,\"productId\":%s}]}";
        Reply created = post("sellOrders", order.formatted(product));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/data/attributes/totalValue").asText()).isEqualTo("79.90");
        assertThat(created.json().at("/data/attributes/placed").asText()).isEqualTo("2026-05-01T07:12:00Z");
        assertThat(created.json().at("/data/attributes/orderLines").isMissingNode())
                .isTrue();
        String id = created.json().at("/data/id").asText();

        JsonNode lines = get("/v1/sellOrderLines?filter[sellOrderId]=" + id);
        assertThat(lines.at("/data/0/attributes/subtotalValue").asText()).isEqualTo("79.90");
        assertThat(get("/v1/sellOrders/" + id + "/sellOrderLines")
                        .at("/meta/totalResourceCount")
                        .intValue())
                .isEqualTo(1);

        assertThat(post("sellOrders", order.formatted("404")).status()).isEqualTo(404);
        assertThat(post("sellOrders", order.formatted("null")).status()).isEqualTo(400);
        assertThat(state("sellOrders")).hasSize(1);

        optiply(token, "DELETE", "/v1/sellOrders/" + id + query, null);
        assertThat(state("sellOrderLines")).isEmpty();
        turn("optiply.echo-order-lines", "true");
        assertThat(post("sellOrders", order.formatted(product))
                        .json()
                        .at("/data/attributes/orderLines/0/id")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void suppliers_buy_orders_and_receipts_follow_their_rules() {
        String product = product("A");
        assertThat(post("suppliers", "{\"name\":\"S\",\"emails\":[\"a@b.example\",\"wrong\"]}")
                        .text())
                .contains("is not a valid address");
        assertThat(post("suppliers", "{\"name\":\"S\",\"deliveryTime\":366}").status())
                .isEqualTo(400);
        String supplier = post("suppliers", "{\"name\":\"S\",\"deliveryTime\":14,\"fixedCosts\":25}")
                .json()
                .at("/data/id")
                .asText();
        String pair = "{\"name\":\"SP\",\"productId\":" + product + ",\"supplierId\":" + supplier + "}";
        assertThat(post("supplierProducts", pair).status()).isEqualTo(201);
        assertThat(post("supplierProducts", pair).status()).isEqualTo(409);

        JsonNode order = post(
                        "buyOrders",
                        "{\"placed\":\"2026-05-01T00:00:00Z\",\"totalValue\":175,\"supplierId\":" + supplier
                                + ",\"orderLines\":[{\"quantity\":10,\"subtotalValue\":175,\"productId\":" + product
                                + "}]}")
                .json();
        assertThat(order.at("/data/attributes/expectedDeliveryDate").asText()).isEqualTo("2026-05-15T00:00:00Z");
        JsonNode line = state("buyOrderLines").get(0);
        assertThat(line.get("expectedDeliveryDate").asText()).isEqualTo("2026-05-15T00:00:00Z");
        assertThat(post(
                                "receiptLines",
                                "{\"occurred\":\"2026-05-15T10:30:00Z\",\"quantity\":-1,\"buyOrderLineId\":"
                                        + line.get("id") + "}")
                        .status())
                .isEqualTo(201);
        assertThat(post("receiptLines", "{\"occurred\":\"2026-05-15T10:30:00Z\",\"quantity\":1,\"buyOrderLineId\":1}")
                        .status())
                .isEqualTo(404);
        optiply(token, "DELETE", "/v1/buyOrders/" + order.at("/data/id").asText() + query, null);
        assertThat(state("buyOrderLines")).isEmpty();
        assertThat(state("receiptLines")).isEmpty();
    }

    @Test
    void lists_are_filtered_sorted_and_paged() {
        for (int number = 0; number < 7; number++) {
            post(
                    "products",
                    "{\"name\":\"P" + number + "\",\"skuCode\":\"S" + number % 2 + "\",\"stockLevel\":" + number
                            + ",\"unlimitedStock\":false" + (number == 3 ? ",\"price\":1.5" : "") + "}");
        }
        JsonNode page = get("/v1/products?sort=-stockLevel&page[limit]=3&page[offset]=3");
        assertThat(page.get("data"))
                .extracting(row -> row.at("/attributes/name").asText())
                .containsExactly("P3", "P2", "P1");
        assertThat(page.at("/meta/totalResourceCount").intValue()).isEqualTo(7);
        assertThat(page.at("/links/next").asText()).contains("sort=-stockLevel").contains("page%5Boffset%5D=6");
        assertThat(page.at("/links/prev").asText()).doesNotContain("offset");
        assertThat(get(URI.create(page.at("/links/next").asText()).getRawPath() + "?page[limit]=3&page[offset]=6")
                        .at("/links/next")
                        .isMissingNode())
                .isTrue();

        assertThat(names("filter[stockLevel][GE]=2&filter[stockLevel][lt]=4")).containsExactly("P2", "P3");
        assertThat(names("filter[skuCode]=S0,S9")).hasSize(4);
        assertThat(names("filter[price][NEQ]=null")).containsExactly("P3");
        assertThat(names("filter[price]=1.50")).containsExactly("P3");
        assertThat(names("filter[name][LIKE]=p%25&filter[status]=ENABLED")).hasSize(7);
        assertThat(names("filter[createdAt][GE]=2026-11-23T10:00:00%2B00:00")).hasSize(7);
        assertThat(optiply(token, "GET", "/v1/products?filter[colour]=red", null)
                        .status())
                .isEqualTo(400);
        assertThat(optiply(token, "GET", "/v1/products?page[limit]=101", null).status())
                .isEqualTo(400);
        assertThat(optiply(token, "GET", "/v1/products?page[limit]=10&page[offset]=5", null)
                        .status())
                .isEqualTo(400);
        assertThat(optiply(token, "GET", "/v1/Products", null).status()).isEqualTo(404);
    }

    private List<String> names(String filter) {
        List<String> names = new ArrayList<>();
        get("/v1/products?sort=id&" + filter)
                .get("data")
                .forEach(row -> names.add(row.at("/attributes/name").asText()));
        return names;
    }

    @Test
    void account_and_content_type_are_checked() {
        assertThat(optiply(token, "POST", "/v1/products", LAMP).status()).isEqualTo(400);
        assertThat(optiply(token, "POST", "/v1/products?accountId=1", LAMP).status())
                .isEqualTo(403);
        HttpRequest plain = HttpRequest.newBuilder(URI.create(SANDBOX.optiply() + "/v1/products"))
                .header("Authorization", "Bearer " + token)
                .build();
        assertThat(send(plain).status()).isEqualTo(415);
        assertThat(get("/v1/accounts").at("/data/0/id").asText()).isEqualTo(String.valueOf(tenant.account()));
        String other = optiplyToken(seedNamed("empty"));
        String id = product("A");
        assertThat(optiply(other, "GET", "/v1/products/" + id, null).status()).isEqualTo(404);
    }

    @Test
    void tokens_come_by_query_or_form_expire_and_can_be_refreshed() {
        JsonNode credentials = tenant.optiply();
        String basic = basic(
                credentials.get("clientId").asText(),
                credentials.get("clientSecret").asText());
        Map<String, String> user = Map.of(
                "username",
                credentials.get("username").asText(),
                "password",
                credentials.get("password").asText());
        String url = SANDBOX.optiply() + "/api/auth/oauth/token";

        JsonNode answer = postForm(url + "?grant_type=password", user, "Authorization", basic)
                .json();
        assertThat(answer.get("expires_in").intValue()).isEqualTo(86_400);
        Reply refreshed = postForm(
                url,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        answer.get("refresh_token").asText()),
                "Authorization",
                basic);
        assertThat(refreshed.status()).isEqualTo(200);
        Reply wrong = postForm(url + "?grant_type=password", user, "Authorization", basic("x", "y"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text()).contains("UserDetailsService returned null, which is an interface contract violation");

        setClock("2026-11-24T10:00:00Z");
        Reply expired = optiply(token, "GET", "/v1/products", null);
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.json().get("error").asText()).isEqualTo("invalid_token");
    }

    @Test
    void a_rate_limit_can_be_switched_on() {
        turn("optiply.rate-limit-per-second", "1");
        turn("optiply.retry-after", "true");
        List<Reply> replies = new ArrayList<>();
        for (int call = 0; call < 5; call++) {
            replies.add(optiply(token, "GET", "/v1/products", null));
        }
        assertThat(replies).anyMatch(reply -> reply.status() == 429 && "1".equals(reply.header("Retry-After")));
    }
}
