package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sequences as public clients of Optiply send them (Optiply reference §5), in their headers, encodings and orders. */
class OptiplyClientsTest extends OptiplyScenario {
    private static final String VND = "application/vnd.api+json";
    private static final String TOKEN_PATH = "/api/auth/oauth/token";

    private String account;
    private String basic;

    @BeforeEach
    void credentials() {
        account = String.valueOf(tenant.account());
        basic = basic(
                tenant.optiply().get("clientId").asText(),
                tenant.optiply().get("clientSecret").asText());
    }

    private Reply call(String method, String address, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address.startsWith("http") ? address : SANDBOX.optiply() + address))
                .header("Content-Type", VND)
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private static String data(String type, String attributes) {
        return "{\"data\":{\"type\":\"" + type + "\",\"attributes\":" + attributes + "}}";
    }

    private Map<String, String> user() {
        return Map.of(
                "username",
                tenant.optiply().get("username").asText(),
                "password",
                tenant.optiply().get("password").asText());
    }

    /** The vendor's import job in Python: one call per record, a map of ids, pairs looked up after 409. */
    @Test
    void the_import_job() {
        String agent = "hotglue_py_agent";
        Reply probe = send(HttpRequest.newBuilder(
                        URI.create(SANDBOX.optiply() + "/v1/products?page%5Blimit%5D=1&page%5Boffset%5D=0"))
                .build());
        assertThat(probe.status()).isEqualTo(401);
        JsonNode granted = postForm(
                        SANDBOX.optiply() + TOKEN_PATH + "?grant_type=password", user(), "Authorization", basic)
                .json();
        assertThat(granted.get("refresh_token").asText()).isNotEmpty();
        token = granted.get("access_token").asText();

        String product = written(
                "POST",
                "products",
                "",
                "{\"name\":\"Lamp\",\"stockLevel\":3,\"unlimitedStock\":false,"
                        + "\"remoteId\":\"p1\",\"remoteDataSyncedToDate\":\"2026-05-01T10:00:00Z\"}");
        assertThat(written("PATCH", "products", product, "{\"stockLevel\":4}")).isEqualTo(product);
        Reply badMail = call(
                "POST",
                "/v1/suppliers" + query,
                data("suppliers", "{\"name\":\"S\",\"emails\":[\"x\"]}"),
                "User-Agent",
                agent);
        assertThat(badMail.status()).isEqualTo(400);
        assertThat(badMail.text()).contains("is not a valid address");
        String supplier = written("POST", "suppliers", "", "{\"name\":\"S\"}");
        String pair = "{\"name\":\"L\",\"productId\":\"" + product + "\",\"supplierId\":\"" + supplier + "\"}";
        String first = written("POST", "supplierProducts", "", pair);
        assertThat(call("POST", "/v1/supplierProducts" + query, data("supplierProducts", pair))
                        .status())
                .isEqualTo(409);
        JsonNode found = call(
                        "GET",
                        "/v1/supplierProducts?filter[supplierId]=" + supplier + ".0&filter[productId]=" + product,
                        "")
                .json();
        assertThat(found.at("/data/0/id").asText()).isEqualTo(first);
        assertThat(call("DELETE", "/v1/supplierProducts/" + first + query, "").status())
                .isEqualTo(204);
        assertThat(call("PATCH", "/v1/supplierProducts/" + first + query, data("supplierProducts", pair))
                        .status())
                .isEqualTo(404);
        assertThat(written("POST", "supplierProducts", "", pair)).isNotEqualTo(first);
        assertThat(call(
                                "POST",
                                "/v1/receiptLines" + query,
                                data(
                                        "receiptLines",
                                        "{\"occurred\":\"2026-05-01T10:00:00Z\",\"quantity\":1,\"buyOrderLineId\":1}"))
                        .status())
                .isEqualTo(404);
        int offset = 0;
        JsonNode page;
        do {
            Reply reply = call("GET", "/v1/products?page[limit]=100&page[offset]=" + offset + "&sort=id", "");
            assertThat(reply.status()).isEqualTo(200);
            page = reply.json().get("data");
            offset += 100;
        } while (!page.isEmpty());
        assertThat(offset).isEqualTo(200);
    }

    /** Writes as that job does and insists on what it insists on. */
    private String written(String method, String type, String id, String attributes) {
        String path = "/v1/" + type + (id.isEmpty() ? "" : "/" + id) + query;
        Reply reply = call(method, path, data(type, attributes), "User-Agent", "hotglue_py_agent");
        assertThat(reply.status()).as(reply.text()).isEqualTo(method.equals("POST") ? 201 : 200);
        assertThat(reply.json().at("/data/attributes/uuid").asText()).isNotEmpty();
        assertThat(reply.json().at("/data/id").asText()).containsOnlyDigits();
        return reply.json().at("/data/id").asText();
    }

    /** The targets in Python: credentials repeated in the form, decimals as texts, POST sent again after a time-out. */
    @Test
    void the_targets_that_repeat_their_writes() throws Exception {
        Map<String, String> form = new HashMap<>(user());
        form.putAll(Map.of("grant_type", "password", "client_id", "x", "client_secret", "y"));
        token = postForm(SANDBOX.optiply() + TOKEN_PATH, form, "Authorization", basic, "Accept", VND)
                .json()
                .get("access_token")
                .asText();
        String product = product("Lamp");
        String order = data(
                "sellOrders",
                "{\"placed\":\"2026-05-01T09:12:00+00:00\",\"totalValue\":\"25.0\",\"orderLines\":[{\"quantity\":2,"
                        + "\"subtotalValue\":\"12.5\",\"productId\":" + product
                        + ",\"placed\":\"2026-05-01T01:00:00Z\"}]}");
        admin("POST", "/faults", "{\"face\":\"optiply\",\"method\":\"POST\",\"kind\":\"answer-lost\",\"times\":1}");
        assertThatThrownBy(() -> call("POST", "/v1/sellOrders" + query, order, "Accept", VND))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(call("POST", "/v1/sellOrders" + query, order, "Accept", VND).status())
                .isEqualTo(201);
        assertThat(state("sellOrders")).hasSize(2);
        assertThat(state("sellOrderLines"))
                .allSatisfy(line -> assertThat(line.get("placed").asText()).isEqualTo("2026-05-01T01:00:00Z"));

        List<CompletableFuture<String>> together = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            together.add(CompletableFuture.supplyAsync(() -> call("POST", "/v1/sellOrders" + query, order)
                    .json()
                    .at("/data/id")
                    .asText()));
        }
        Set<String> ids = new TreeSet<>();
        for (CompletableFuture<String> one : together) {
            ids.add(one.get());
        }
        assertThat(ids).hasSize(8);

        String deleted = "{\"deleted_at\":\"2026-05-01\","
                + data("suppliers", "{\"name\":\"S\"}").substring(1);
        String supplier = call("POST", "/v1/suppliers" + query, deleted)
                .json()
                .at("/data/id")
                .asText();
        String patch =
                data("suppliers", "{\"ignored\":true}").replace("\"type\"", "\"id\":\"" + supplier + "\",\"type\"");
        assertThat(call("PATCH", "/v1/suppliers/" + supplier + query, patch).status())
                .isEqualTo(200);
        String nobody = order.replace("\"productId\":" + product, "\"productId\":null");
        assertThat(call("POST", "/v1/sellOrders" + query, nobody)
                        .json()
                        .at("/errors/0/meta/message")
                        .asText())
                .isNotEmpty();
    }

    /** The tap in Python: reads by updatedAt, follows links that must be absolute, compares times as texts. */
    @Test
    void the_tap_that_follows_links() {
        Map<String, String> form = new HashMap<>(user());
        form.put("grant_type", "password");
        JsonNode granted = postForm(SANDBOX.optiply() + TOKEN_PATH, form, "Authorization", basic, "Accept", VND)
                .json();
        assertThat(granted.get("expires_in").isNumber()).isTrue();
        token = granted.get("access_token").asText();
        for (int number = 0; number < 5; number++) {
            product("P" + number);
        }
        setClock("2026-11-24T09:00:00Z");
        patch("products/28700003", "{\"stockLevel\":9}");
        String next = SANDBOX.optiply() + "/v1/products?page%5Blimit%5D=2&filter%5BaccountId%5D=" + account
                + "&filter%5BupdatedAt%5D%5BGT%5D=2026-05-01T10%3A00%3A00%2B00%3A00";
        List<String> seen = new ArrayList<>();
        List<String> updated = new ArrayList<>();
        while (next != null) {
            assertThat(next).startsWith("http");
            JsonNode page = call("GET", next, "").json();
            page.get("data").forEach(row -> {
                seen.add(row.get("id").asText());
                updated.add(row.at("/attributes/updatedAt").asText());
            });
            next = page.get("links").has("next") ? page.at("/links/next").textValue() : null;
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(updated).allMatch(text -> text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
        assertThat(updated.stream().max(String::compareTo)).contains("2026-11-24T09:00:00Z");
    }

    /** The connector in PHP of 2020: refreshes with an empty body, blanks as plus signs, links, no account on PATCH. */
    @Test
    void the_old_connector_that_looks_everything_up() {
        JsonNode granted = postForm(
                        SANDBOX.optiply() + TOKEN_PATH + "?grant_type=password", user(), "Authorization", basic)
                .json();
        HttpRequest refresh = HttpRequest.newBuilder(URI.create(SANDBOX.optiply() + TOKEN_PATH
                        + "?grant_type=refresh_token&refresh_token="
                        + granted.get("refresh_token").asText()))
                .header("Authorization", basic)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        token = send(refresh).json().get("access_token").asText();
        assertThat(get("/v1/accounts").at("/data/0/id").asText()).isEqualTo(account);
        assertThat(optiply(token, "GET", "/v1/warehouses", null).status()).isEqualTo(404);

        String only = "?accountId=" + account;
        Reply posted = optiply(
                token,
                "POST",
                "/v1/products" + only,
                "{\"name\":\"Desk lamp\",\"stockLevel\":1,\"unlimitedStock\":false,\"articleCode\":null,\"lotSize\":1,"
                        + "\"minimumPurchaseQuantity\":1,\"status\":\"ENABLED\"}");
        assertThat(posted.status()).isEqualTo(201);
        String product = posted.json().at("/data/id").asText();
        assertThat(get("/v1/products?filter[name]=Desk+lamp").at("/data/0/id").asText())
                .isEqualTo(product);
        assertThat(get("/v1/products?sort=-updatedAt")
                        .at("/data/0/attributes/createdAt")
                        .asText()
                        .substring(0, 19))
                .isEqualTo("2026-11-23T10:00:00");
        turn("optiply.zero-is-null", "true");
        String supplier = supplier();
        String pair = "{\"name\":\"L\",\"lotSize\":0,\"minimumPurchaseQuantity\":0,\"productId\":" + product
                + ",\"supplierId\":" + supplier + "}";
        assertThat(optiply(token, "POST", "/v1/supplierProducts" + only, pair).status())
                .isEqualTo(201);

        String placed = "2026-05-01T09:12:00Z";
        JsonNode order = optiply(
                        token,
                        "POST",
                        "/v1/buyOrders" + only,
                        "{\"placed\":\"" + placed + "\",\"totalValue\":5,\"completed\":null,\"orderLines\":[],"
                                + "\"supplierId\":" + supplier + "}")
                .json();
        String id = order.at("/data/id").asText();
        optiply(
                token,
                "POST",
                "/v1/buyOrderLines" + only,
                "{\"quantity\":1,\"subtotalValue\":5,\"productId\":" + product + ",\"buyOrderId\":" + id + "}");
        JsonNode open = get("/v1/buyOrders?sort=createdAt&page[limit]=50&filter[completed]=null&page[offset]=0");
        assertThat(open.at("/meta/totalResourceCount").intValue()).isEqualTo(1);
        assertThat(get("/v1/buyOrders?sort=createdAt&page[limit]=50&filter[completed]=null&page[offset]=50")
                        .get("data"))
                .isEmpty();
        assertThat(get("/v1/buyOrders?filter[supplierId][EQ]=" + supplier + "&filter[placed][EQ]=" + placed)
                        .at("/data/0/id")
                        .asText())
                .isEqualTo(id);
        JsonNode relationships = open.at("/data/0/relationships");
        JsonNode lines = call(
                        "GET", relationships.at("/buyOrderLines/links/related").asText(), "")
                .json();
        assertThat(lines.at("/data/0/attributes/quantity").intValue()).isEqualTo(1);
        assertThat(call("GET", relationships.at("/supplier/links/related").asText(), "")
                        .json()
                        .at("/data/attributes/name")
                        .asText())
                .isEqualTo("Van Dijk");
        ObjectNode close = JSON.createObjectNode();
        close.putObject("data")
                .put("id", id)
                .put("type", "buyOrders")
                .putObject("attributes")
                .put("completed", "2026-05-16T10:00:00.7200Z");
        Reply closed = call("PATCH", "/v1/buyOrders/" + id, close.toString());
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().at("/data/attributes/completed").asText()).isEqualTo("2026-05-16T10:00:00Z");
        assertThat(closed.json().has("error")).isFalse();
    }

    /** The workflow in JavaScript: orders with lines inline, line ids wherever they may be, then receipts. */
    @Test
    void the_workflow_that_books_receipts() {
        String order = "{\"placed\":\"2026-05-01T00:00:00.000Z\",\"totalValue\":175,\"supplierId\":" + supplier()
                + ",\"assembly\":false,\"orderLines\":[{\"quantity\":10,\"subtotalValue\":175,\"productId\":"
                + product("Lamp") + ",\"expectedDeliveryDate\":\"2026-05-15T00:00:00.000Z\"}]}";
        String path = "/v1/buyOrders?accountId=" + account;
        JsonNode plain = call("POST", path, data("buyOrders", order)).json();
        assertThat(lineId(plain)).isEmpty();
        turn("optiply.echo-order-lines", "true");
        JsonNode echoed = call("POST", path, data("buyOrders", order)).json();
        turn("optiply.echo-order-lines", "false");
        turn("optiply.include-order-lines", "true");
        JsonNode included = call("POST", path, data("buyOrders", order)).json();
        for (JsonNode answer : List.of(echoed, included)) {
            Reply receipt = call(
                    "POST",
                    "/v1/receiptLines?accountId=" + account,
                    data(
                            "receiptLines",
                            "{\"occurred\":\"2026-05-15T10:30:00.000Z\",\"quantity\":10,\"buyOrderLineId\":"
                                    + lineId(answer) + "}"));
            assertThat(receipt.status()).as(receipt.text()).isEqualTo(201);
            assertThat(call(
                                    "PATCH",
                                    "/v1/buyOrders/" + answer.at("/data/id").asText() + "?accountId=" + account,
                                    data("buyOrders", "{\"completed\":\"2026-05-16T08:00:00.000Z\"}"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(state("receiptLines")).hasSize(2);
    }

    private static String lineId(JsonNode answer) {
        String echoed = answer.at("/data/attributes/orderLines/0/id").asText();
        return echoed.isEmpty() ? answer.at("/included/0/id").asText() : echoed;
    }
}
