package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of what the Optiply reference leaves open (§7, §8). */
class OptiplySwitchesTest extends OptiplyScenario {
    private static final String LAMP =
            "{\"name\":\"Lamp\",\"stockLevel\":1,\"unlimitedStock\":false,\"remoteId\":\"guid-1\",\"price\":1.5}";
    private static final String ORDER = "{\"placed\":\"2026-05-01T09:12:00Z\",\"totalValue\":5,\"orderLines\":[%s]}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            optiply.validation-status | 422 | products | {"name":"x"} | 422
            optiply.unlimited-stock-required | false | products | {"name":"x","stockLevel":1} | 201
            optiply.loose-phase-out | true | products | {"name":"x","stockLevel":1,"unlimitedStock":false,"notBeingBought":["true"]} | 201
            optiply.loose-phase-out | false | products | {"name":"x","stockLevel":1,"unlimitedStock":false,"notBeingBought":["true"]} | 500
            optiply.zero-is-null | true | suppliers | {"name":"x","deliveryTime":0,"userReplenishmentPeriod":0} | 201
            optiply.zero-is-null | false | suppliers | {"name":"x","deliveryTime":0} | 400
            optiply.date-only | true | sellOrders | {"placed":"2026-05-01","totalValue":1} | 201
            optiply.date-only | false | sellOrders | {"placed":"2026-05-01","totalValue":1} | 500
            optiply.order-lines-required | true | sellOrders | {"placed":"2026-05-01T00:00:00Z","totalValue":1} | 400
            optiply.maximum-body-bytes | 20 | suppliers | {"name":"x"} | 413
            optiply.wrong-type-status | 400 | products | {"name":"x","stockLevel":1.5,"unlimitedStock":false} | 400
            optiply.maximum-price | 5 | products | {"name":"x","stockLevel":1,"unlimitedStock":false,"price":6} | 400
            """)
    void a_post_is_judged_by_the_switch(String name, String value, String type, String attributes, int status) {
        turn(name, value);
        Reply reply = post(type, attributes);
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    }

    @Test
    void remote_ids_have_their_switches() {
        turn("optiply.filter-remote-id", "true");
        String id = create("products", LAMP);
        assertThat(get("/v1/products?filter[remoteId]=guid-1").at("/data/0/id").asText())
                .isEqualTo(id);
        turn("optiply.filter-remote-id", "false");
        assertThat(optiply(token, "GET", "/v1/products?filter[remoteId]=guid-1", null)
                        .status())
                .isEqualTo(400);
        turn("optiply.remote-id-unique", "true");
        assertThat(post("products", LAMP).status()).isEqualTo(409);
        turn("optiply.remote-id-unique", "false");
        turn("optiply.remote-id-key", "\"account\"");
        assertThat(post("products", LAMP)
                        .json()
                        .at("/data/attributes/remoteIdMap/" + tenant.account())
                        .asText())
                .isEqualTo("guid-1");
        turn("optiply.remote-id-needs-coupling", "true");
        assertThat(optiply(token, "POST", "/v1/products?accountId=" + tenant.account(), LAMP)
                        .json()
                        .at("/data/attributes/remoteIdMap"))
                .isEmpty();
        turn("optiply.unknown-coupling-status", "403");
        assertThat(optiply(token, "POST", "/v1/products?couplingId=1&accountId=" + tenant.account(), LAMP)
                        .status())
                .isEqualTo(403);
        turn("optiply.reject-remote-id", "true");
        turn("optiply.reject-remote-id-types", "\"suppliers, buyOrders\"");
        assertThat(post("products", LAMP).status()).isEqualTo(201);
        assertThat(post("suppliers", "{\"name\":\"x\",\"remoteId\":\"s\"}").status())
                .isEqualTo(400);
    }

    @Test
    void what_a_record_names_can_be_held() {
        String line = "{\"quantity\":1,\"subtotalValue\":5,\"productId\":" + product("A") + "}";
        create("sellOrders", ORDER.formatted(line));
        String other = product("B");
        String path = "sellOrderLines/" + state("sellOrderLines").at("/0/id").asText();
        turn("optiply.patch-references", "\"ignore\"");
        assertThat(patch(path, "{\"productId\":" + other + ",\"quantity\":3}").status())
                .isEqualTo(200);
        JsonNode kept = state("sellOrderLines").get(0);
        assertThat(kept.get("productId").asText()).isNotEqualTo(other);
        assertThat(kept.get("quantity").intValue()).isEqualTo(3);
        turn("optiply.patch-references", "\"refuse\"");
        assertThat(patch(path, "{\"productId\":" + other + "}").status()).isEqualTo(400);
        turn("optiply.patch-references", "\"accept\"");
        assertThat(patch(path, "{\"productId\":" + other + "}").status()).isEqualTo(200);
        assertThat(state("sellOrderLines").at("/0/productId").asText()).isEqualTo(other);
    }

    @Test
    void order_lines_have_their_switches() {
        String product = product("A");
        String line = "{\"quantity\":1,\"subtotalValue\":5,\"productId\":" + product + "}";
        String wrapped = "{\"type\":\"sellOrderLines\",\"attributes\":" + line + "}";
        assertThat(post("sellOrders", ORDER.formatted(wrapped)).status()).isEqualTo(400);
        turn("optiply.wrapped-order-lines", "true");
        assertThat(post("sellOrders", ORDER.formatted(wrapped)).status()).isEqualTo(201);
        assertThat(post("sellOrders", ORDER.formatted(line + "," + line)).status())
                .isEqualTo(201);
        turn("optiply.product-once-per-order", "true");
        assertThat(post("sellOrders", ORDER.formatted(line + "," + line)).status())
                .isEqualTo(400);
        turn("optiply.product-once-per-order", "false");
        turn("optiply.maximum-order-lines", "1");
        assertThat(post("sellOrders", ORDER.formatted(line + "," + line)).status())
                .isEqualTo(400);
        turn("optiply.include-order-lines", "true");
        JsonNode included = post("sellOrders", ORDER.formatted(line)).json();
        assertThat(included.at("/included/0/type").asText()).isEqualTo("sellOrderLines");
        String path = "sellOrders/" + included.at("/data/id").asText();
        patch(path, "{\"orderLines\":[]}");
        assertThat(get("/v1/" + path + "/sellOrderLines").get("data")).hasSize(1);
        turn("optiply.patch-order-lines", "true");
        patch(path, "{\"orderLines\":[]}");
        assertThat(get("/v1/" + path + "/sellOrderLines").get("data")).isEmpty();
    }

    @Test
    void deletions_can_be_refused_soft_or_leave_lines() {
        String line = "{\"quantity\":1,\"subtotalValue\":5,\"productId\":" + product("A") + "}";
        String order = create("sellOrders", ORDER.formatted(line));
        String product = state("products").at("/0/id").asText();
        String path = "/v1/products/" + product + query;
        turn("optiply.product-delete-blocked", "true");
        assertThat(optiply(token, "DELETE", path, null).status()).isEqualTo(409);
        turn("optiply.product-delete-blocked", "false");
        turn("optiply.product-delete-soft", "true");
        assertThat(optiply(token, "DELETE", path, null).status()).isEqualTo(204);
        assertThat(state("products").at("/0/status").asText()).isEqualTo("disabled");
        turn("optiply.sell-order-cascade", "false");
        assertThat(optiply(token, "DELETE", "/v1/sellOrders/" + order + query, null)
                        .status())
                .isEqualTo(204);
        assertThat(state("sellOrderLines")).hasSize(1);
    }

    @Test
    void values_read_back_in_other_forms() {
        turn("optiply.decimal-texts", "false");
        turn("optiply.status-upper-case", "true");
        turn("optiply.decimal-digits", "3");
        JsonNode read = post("products", LAMP.replace("1.5", "1.2345")).json().at("/data/attributes");
        assertThat(read.get("price").decimalValue()).isEqualByComparingTo("1.235");
        assertThat(read.get("status").asText()).isEqualTo("ENABLED");
        turn("optiply.encoded-links", "false");
        assertThat(get("/v1/products").at("/links/first").asText()).endsWith("page[limit]=50");
        turn("optiply.comma-is-or", "false");
        turn("optiply.like-ignores-case", "false");
        assertThat(get("/v1/products?filter[name]=Lamp,Chair").get("data")).isEmpty();
        assertThat(get("/v1/products?filter[name][LIKE]=l%25").get("data")).isEmpty();
        turn("optiply.error-shape", "\"message\"");
        assertThat(post("products", "{}").json().get("message").asText()).contains("must not be null");
    }

    @Test
    void preferred_receipts_and_delivery_times_have_their_switches() {
        String product = product("A");
        String supplier = supplier();
        turn("optiply.preferred-on-post", "false");
        String pair = create(
                "supplierProducts",
                "{\"name\":\"L\",\"preferred\":true,\"productId\":" + product + ",\"supplierId\":" + supplier + "}");
        assertThat(state("supplierProducts").at("/0/preferred").booleanValue()).isFalse();
        turn("optiply.supplier-product-delivery-maximum", "365");
        assertThat(patch("supplierProducts/" + pair, "{\"preferred\":true,\"deliveryTime\":366}")
                        .status())
                .isEqualTo(400);
        assertThat(patch("supplierProducts/" + pair, "{\"preferred\":true}").status())
                .isEqualTo(200);
        create(
                "buyOrders",
                "{\"placed\":\"2026-05-01T09:12:00Z\",\"totalValue\":5,\"supplierId\":" + supplier
                        + ",\"orderLines\":[{\"quantity\":1,\"subtotalValue\":5,\"productId\":" + product + "}]}");
        turn("optiply.negative-receipts", "false");
        assertThat(post(
                                "receiptLines",
                                "{\"occurred\":\"2026-05-15T10:30:00Z\",\"quantity\":-1,\"buyOrderLineId\":"
                                        + state("buyOrderLines").at("/0/id").asText() + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tokens_have_their_switches() {
        turn("optiply.tokens-per-user", "\"same\"");
        assertThat(optiplyToken(tenant)).isEqualTo(token);
        turn("optiply.tokens-per-user", "\"newest\"");
        String newer = optiplyToken(tenant);
        assertThat(optiply(token, "GET", "/v1/products", null).status()).isEqualTo(401);
        assertThat(optiply(newer, "GET", "/v1/products", null).status()).isEqualTo(200);
        turn("optiply.scope", "\"read\"");
        String reader = optiplyToken(tenant);
        Reply refused = optiply(reader, "POST", "/v1/products" + query, LAMP);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("error").asText()).isEqualTo("insufficient_scope");
    }

    @Test
    void quotas_and_accounts_have_their_switches() {
        turn("optiply.unknown-account-status", "404");
        assertThat(optiply(token, "POST", "/v1/products?accountId=1", LAMP).status())
                .isEqualTo(404);
        turn("optiply.account-required-on-change", "true");
        String id = create("products", LAMP);
        assertThat(patch("products/" + id, "{\"stockLevel\":2}").status()).isEqualTo(400);
        turn("optiply.day-limit", "1");
        assertThat(optiply(token, "GET", "/v1/products", null).status()).isEqualTo(429);
        turn("optiply.day-limit", "0");
        setClock("2026-11-24T09:00:00Z");
        assertThat(optiply(token, "GET", "/v1/products", null).status()).isEqualTo(200);
    }
}
