package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Optiply as generic clients of JSON:API use it, among them Crnk's own (Optiply reference §0.1, §4.1). */
class JsonApiClientsTest extends SandboxTest {
    private Tenant tenant;
    private String token;
    private String product;
    private String supplier;

    @BeforeEach
    void seeded() {
        tenant = seedNamed("empty");
        token = optiplyToken(tenant);
        product = made("products", "{\"name\":\"Lamp\",\"stockLevel\":3,\"unlimitedStock\":false}");
        supplier = made("suppliers", "{\"name\":\"Shop\",\"emails\":[\"a@b.example\"]}");
        made("supplierProducts", "{\"name\":\"L\",\"productId\":" + product + ",\"supplierId\":\"" + supplier + "\"}");
    }

    private String made(String type, String attributes) {
        Reply reply = optiply(token, "POST", "/v1/" + type + "?accountId=" + tenant.account(), attributes);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().at("/data/id").asText();
    }

    private Reply get(String path) {
        return optiply(token, "GET", "/v1/" + path, null);
    }

    @Test
    void included_records_come_once_and_are_named_in_their_relationships() {
        JsonNode list = get("products?include=supplierProducts.supplier%2Caccount&sort=id")
                .json();

        assertThat(list.at("/data/0/relationships/supplierProducts/data/0/type").asText())
                .isEqualTo("supplierProducts");
        assertThat(list.at("/data/0/relationships/account/data/id").asText())
                .isEqualTo(String.valueOf(tenant.account()));
        assertThat(list.at("/included")).hasSize(3);
        assertThat(list.at("/included/0/relationships/supplier/data/id").asText())
                .isEqualTo(supplier);
        assertThat(list.at("/included/1/attributes/name").asText()).isEqualTo("Shop");
        assertThat(get("products/" + product + "?include=supplierProducts")
                        .json()
                        .at("/included/0/attributes/name")
                        .asText())
                .isEqualTo("L");
    }

    @Test
    void without_an_include_relationships_have_links_only() {
        JsonNode one = get("products/" + product).json();

        assertThat(one.has("included")).isFalse();
        assertThat(one.at("/data/relationships/supplierProducts").has("data")).isFalse();
        turn("optiply.include", "false");
        assertThat(get("products/" + product + "?include=supplierProducts")
                        .json()
                        .has("included"))
                .isFalse();
    }

    @Test
    void sparse_fields_show_those_fields_only() {
        JsonNode one = get("products?fields[products]=name,stockLevel"
                        .replace("[", "%5B")
                        .replace("]", "%5D"))
                .json()
                .at("/data/0");

        assertThat(one.get("attributes")).hasSize(2);
        assertThat(one.get("relationships")).isEmpty();
        assertThat(one.get("id").asText()).isEqualTo(product);
    }

    @Test
    void several_ids_are_a_list_of_those_that_are_there() {
        String other = made("products", "{\"name\":\"Chair\",\"stockLevel\":1,\"unlimitedStock\":false}");

        assertThat(get("products/" + other + "," + product + ",99").json().get("data"))
                .hasSize(2);
        turn("optiply.several-ids", "false");
        assertThat(get("products/" + other + "," + product).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include=nothing",
                "page%5Bnumber%5D=1&page%5Bsize%5D=10",
                "page%5Bsize%5D=10",
                "page=2",
                "filter=%7B%7D",
                "filter%5Bnope%5D=1"
            })
    void other_dialects_are_refused(String query) {
        assertThat(get("products?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "filter%5BcreatedFromPublicApi%5D=true, 1",
        "filter%5BcreatedFromPublicApi%5D=false, 0",
        "filter%5BstockLevel%5D%5Bge%5D=3, 1",
        "unheardOf=1, 1",
        "sort=-createdFromPublicApi%2Cid, 1"
    })
    void any_attribute_filters_and_sorts_and_other_parameters_do_not_matter(String query, int found) {
        assertThat(get("products?" + query).json().get("data")).hasSize(found);
    }

    @Test
    void head_is_a_get_without_its_body() {
        Reply head = optiply(token, "HEAD", "/v1/products/" + product, null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo("application/vnd.api+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"data":{"attributes":{"stockLevel":3}}} | 400
            {"data":{"type":"suppliers","attributes":{"stockLevel":3}}} | 400
            {"data":{"type":"products","attributes":[]}} | 400
            {"data":[{"type":"products"}]} | 400
            {"data":null} | 400
            [] | 400
            {"data":{"type":"products","attributes":{"stockLevel":1.0}}} | 500
            {"data":{"type":"products","id":"1"}} | 200
            """)
    void a_body_of_another_form_is_refused(String body, int status) {
        Reply reply = send(HttpRequest.newBuilder(URI.create(SANDBOX.optiply() + "/v1/products/" + product))
                .header("Authorization", "bearer " + token)
                .header("Content-Type", "application/vnd.api+json; charset=utf-8")
                .header("Accept", "application/vnd.api+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .build());

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/vnd.api+json");
    }
}
