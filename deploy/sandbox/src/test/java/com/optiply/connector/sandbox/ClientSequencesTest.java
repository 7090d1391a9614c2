package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sequences of requests as public clients of Exact Online send them, with what those clients need to find in the answers. */
class ClientSequencesTest extends SandboxTest {
    private static final String JSON_TYPE = "application/json";

    private Tenant tenant;
    private String base;

    @BeforeEach
    void seeded() {
        setClock("2026-11-23T10:00:00Z");
        turn("exact.minute-limit", "1000");
        tenant = seedNamed("online-retail");
        base = SANDBOX.exact();
    }

    private String division(String path) {
        return base + "/api/v1/" + tenant.division() + path;
    }

    private static Reply call(String token, String method, String url, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private String firstItem() {
        return rows(tenant.division(), "Items").get(0).get("ID").asText();
    }

    private String customer() {
        return rows(tenant.division(), "Accounts").get(0).get("ID").asText();
    }

    /** PHP: encodes names of options too, asks for representations everywhere, takes element 0 of a bare array. */
    @Test
    void the_php_client_finds_creates_reads_back_and_deletes() {
        String[] headers = {"Accept", JSON_TYPE, "Content-Type", JSON_TYPE, "Prefer", "return=representation"};
        String token = accessToken(tenant);
        JsonNode me = call(token, "GET", base + "/api/v1/current/Me", null, headers)
                .json()
                .at("/d/results");
        assertThat(me).hasSize(1);
        assertThat(me.get(0).get("CurrentDivision").intValue()).isEqualTo(tenant.division());

        String find = "/logistics/Items?%24filter=ID+eq+guid%27" + firstItem() + "%27&%24top=1";
        JsonNode found =
                call(token, "GET", division(find), null, headers).json().get("d");
        assertThat(found.isArray()).isTrue();
        assertThat(found.get(0).get("ID").asText()).isEqualTo(firstItem());
        String code = rows(tenant.division(), "Accounts").get(0).get("Code").asText();
        String padded = ("%18s".formatted(code.strip())).replace(" ", "+");
        assertThat(call(
                                token,
                                "GET",
                                division("/crm/Accounts?%24filter=Code+eq+%27" + padded
                                        + "%27&%24top=1&%24select=ID&%24orderby=ID"),
                                null,
                                headers)
                        .json()
                        .at("/d/0/ID")
                        .asText())
                .isEqualTo(customer());

        Reply made = call(
                token,
                "POST",
                division("/purchaseorder/PurchaseOrders"),
                "{\"Supplier\":\"" + customer() + "\",\"PurchaseOrderLines\":[{\"Item\":\"" + firstItem()
                        + "\",\"QuantityInPurchaseUnits\":2,\"LineNumber\":1}]}",
                headers);
        ObjectNode order = (ObjectNode) made.json().get("d");
        String uri = order.at("/PurchaseOrderLines/__deferred/uri").asText();
        assertThat(call(token, "GET", uri, null, headers)
                        .json()
                        .at("/d/results/0/Item")
                        .asText())
                .isEqualTo(firstItem());
        String own = division("/purchaseorder/PurchaseOrders(guid'"
                + order.get("PurchaseOrderID").asText() + "')");
        order.put("YourRef", "again");
        Reply put = call(token, "PUT", own, order.toString(), headers);
        assertThat(put.status()).isEqualTo(204);
        assertThat(put.text()).isEmpty();
        assertThat(put.header("X-RateLimit-Minutely-Remaining")).matches("\\d+");
        assertThat(call(token, "DELETE", own, null, headers).status()).isEqualTo(204);
        Reply rights = call(
                token,
                "GET",
                division("/users/UserHasRights?endpoint=%27logistics%2FItems%27&action=%27GET%27"),
                null,
                headers);
        assertThat(rights.json().at("/d/UserHasRights").booleanValue()).isTrue();
    }

    /** C#: plus signs in literals, cuts the skip token out of the next address, counts without Accept, re-reads what it wrote. */
    @Test
    void the_csharp_client_pages_by_a_rebuilt_query_and_counts() {
        String token = accessToken(tenant);
        String[] headers = {"Accept", JSON_TYPE, "Content-Type", JSON_TYPE};
        String query = "?$filter=IsStockItem+eq+true+and+Modified+gt+datetime'2020-01-31T00:00:00'&$select=ID,Code";
        int rows = 0;
        String skip = "";
        do {
            JsonNode d = call(token, "GET", division("/logistics/Items" + query + skip), null, headers)
                    .json()
                    .get("d");
            rows += d.get("results").size();
            String next = d.path("__next").asText("");
            int at = next.indexOf("$skiptoken=");
            skip = at < 0 ? "" : "&$skiptoken=" + next.substring(at + 11).split("[&#]")[0];
        } while (!skip.isEmpty());

        Reply count = call(token, "GET", division("/logistics/Items/$count?$filter=IsStockItem+eq+true"), null);
        assertThat(Integer.parseInt(count.text())).isEqualTo(rows);

        Reply made = call(
                token,
                "POST",
                division("/salesorder/SalesOrders"),
                "{\"OrderedBy\":\"" + customer()
                        + "\",\"OrderDate\":\"2026-11-20T00:00\",\"SalesOrderLines\":[{\"Item\":\"" + firstItem()
                        + "\",\"Quantity\":1.0}]}",
                headers);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.json().at("/d/OrderID").asText();
        JsonNode again = call(
                        token,
                        "GET",
                        division("/salesorder/SalesOrders(guid'" + id + "')?$expand=SalesOrderLines"),
                        null,
                        headers)
                .json()
                .get("d");
        assertThat(again.get("OrderDate").asText()).isEqualTo("/Date(1795132800000)/");
        assertThat(again.at("/SalesOrderLines/results")).hasSize(1);
        Reply single = call(token, "GET", division("/system/Divisions(" + tenant.division() + ")"), null, headers);
        assertThat(single.json().at("/d/Code").intValue()).isEqualTo(tenant.division());
    }

    /** C#, Exact's own demo: Basic credentials on refresh, cuts the base off the next address, then reads deletions. */
    @Test
    void the_sync_demo_refreshes_with_basic_and_strips_next() {
        JsonNode pair = exchange(tenant, Browser.code(tenant)).json();
        setClock("2026-11-23T10:10:01Z");
        Reply refreshed = postForm(
                base + "/api/oauth2/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        pair.get("refresh_token").asText()),
                "Authorization",
                basic(
                        tenant.exact().get("clientId").asText(),
                        tenant.exact().get("clientSecret").asText()));
        String token = refreshed.json().get("access_token").asText();
        String root = division("");
        String url =
                "/sync/CRM/Accounts?$filter=Timestamp%20gt%200L&$select=ID,Code,Name,Website,StartDate,EndDate,Timestamp";
        turn("exact.sync-page-size", "10");
        List<Long> versions = new ArrayList<>();
        while (!url.isEmpty()) {
            JsonNode d = call(token, "GET", root + url, null, "Accept", JSON_TYPE)
                    .json()
                    .get("d");
            d.get("results")
                    .forEach(row ->
                            versions.add(Long.valueOf(row.get("Timestamp").asText())));
            String next = d.path("__next").asText("");
            assertThat(next.isEmpty() || next.startsWith(root)).isTrue();
            url = next.isEmpty() ? "" : next.substring(root.length());
        }
        assertThat(versions).hasSize(rows(tenant.division(), "Accounts").size()).isSorted();
        assertThat(call(
                                token,
                                "GET",
                                root + "/sync/Deleted?$filter=Timestamp%20gt%200L%20and%20EntityType%20eq%202"
                                        + "&$select=EntityKey,EntityType,Timestamp",
                                null,
                                "Accept",
                                JSON_TYPE)
                        .json()
                        .at("/d/results"))
                .isEmpty();
    }

    /** Python: no filter at first, refreshes when a 401 says that the token has expired, and repeats. */
    @Test
    void the_airbyte_connector_refreshes_on_a_401_that_says_expired() {
        JsonNode pair = exchange(tenant, Browser.code(tenant)).json();
        String list = division("/sync/Logistics/Items?%24select=ID%2CTimestamp");
        turn("exact.sync-page-size", "300");
        String token = pair.get("access_token").asText();
        JsonNode first =
                call(token, "GET", list, null, "Accept", JSON_TYPE).json().get("d");
        assertThat(first.get("results")).hasSize(300);

        setClock("2026-11-23T10:10:30Z");
        String next = first.get("__next").asText();
        Reply expired = call(token, "GET", next, null, "Accept", JSON_TYPE);
        assertThat(expired.status()).isEqualTo(401);
        assertThat(URLDecoder.decode(expired.header("WWW-Authenticate"), StandardCharsets.UTF_8))
                .contains("access token expired");
        token = refresh(tenant, pair.get("refresh_token").asText())
                .json()
                .get("access_token")
                .asText();
        assertThat(call(token, "GET", next, null, "Accept", JSON_TYPE).json().at("/d/results"))
                .hasSize(289);
        assertThat(call(
                                token,
                                "GET",
                                division("/logistics/Items?%24filter=Modified+gt+datetime%272020-01-31T01%3A00%3A00%27"
                                        + "&%24orderby=Modified+asc&%24select=ID%2CModified"),
                                null,
                                "Accept",
                                JSON_TYPE)
                        .json()
                        .at("/d/__next")
                        .asText())
                .contains("$skiptoken=datetime'");
    }

    /** Python: half-encoded redirect URL, a reader that accepts nothing but d, results and __next, and empty answers. */
    @Test
    void the_strict_python_client_finds_nothing_it_does_not_know() {
        Reply pair = exchange(tenant, Browser.code(tenant));
        assertThat(pair.json().get("token_type").asText()).isEqualTo("bearer");
        assertThat(pair.json().get("expires_in").asText()).matches("\\d+");
        String token = pair.json().get("access_token").asText();
        Reply probe = call(
                token,
                "GET",
                division("/crm/Accounts?$select=ID&$filter=Name+eq+'DOES_NOT_EXIST'"),
                null,
                "Accept",
                JSON_TYPE);
        assertThat(probe.text()).isEqualTo("{\"d\":{\"results\":[]}}");
        JsonNode page = call(
                        token,
                        "GET",
                        division(
                                "/logistics/Items?$select=ID%2CCode&$filter=%28Modified%20gt%20datetime%272020-01-31%27%29%20"
                                        + "and%20%28Code%20ne%20%27x%27%29"),
                        null,
                        "Accept",
                        JSON_TYPE)
                .json();
        assertThat(page).hasSize(1);
        assertThat(page.get("d").fieldNames()).toIterable().containsExactlyInAnyOrder("results", "__next");
        Reply put = call(
                token,
                "PUT",
                division("/logistics/Items(guid'" + firstItem() + "')"),
                "{\"Description\":\"x\"}",
                "Accept",
                JSON_TYPE,
                "Content-Type",
                JSON_TYPE);
        assertThat(put.text()).isEmpty();
    }

    /** Go: tries Basic first and repeats the same request with the credentials in the form when that fails. */
    @Test
    void a_refused_basic_header_does_not_use_the_refresh_token_up() {
        JsonNode pair = exchange(tenant, Browser.code(tenant)).json();
        setClock("2026-11-23T10:10:01Z");
        turn("exact.basic-client-auth", "false");
        String refresh = pair.get("refresh_token").asText();
        Map<String, String> form = Map.of("grant_type", "refresh_token", "refresh_token", refresh);
        Reply refused = postForm(
                base + "/api/oauth2/token",
                form,
                "Authorization",
                basic(
                        tenant.exact().get("clientId").asText(),
                        tenant.exact().get("clientSecret").asText()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/json");
        assertThat(refresh(tenant, refresh).status()).isEqualTo(200);
    }

    /** Ruby: a doubled slash and a capital in the address of the user, the class of a row from its metadata. */
    @Test
    void the_ruby_client_asks_with_a_doubled_slash() {
        String token = accessToken(tenant);
        String[] headers = {"Accept", JSON_TYPE, "Content-Type", JSON_TYPE, "Prefer", "return=representation"};
        assertThat(call(token, "GET", base + "/api/v1//Current/Me", null, headers)
                        .json()
                        .at("/d/results/0/CurrentDivision")
                        .intValue())
                .isEqualTo(tenant.division());
        JsonNode found = call(
                        token,
                        "GET",
                        base + "/api/v1//" + tenant.division() + "/logistics/Items?%24order_by=Modified&%24select=ID"
                                + "&%24filter=ID+eq+guid%27" + firstItem() + "%27",
                        null,
                        headers)
                .json()
                .at("/d/results/0");
        assertThat(found.at("/__metadata/type").asText()).endsWith(".Item");
    }
}
