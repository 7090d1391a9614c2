package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact reference §1.6 and §2.4: what is refused, with which status and text. */
class RefusalsTest extends SandboxTest {
    private Tenant tenant;
    private String token;
    private String root;

    @BeforeEach
    void seeded() {
        tenant = seedNamed("online-retail");
        token = accessToken(tenant);
        root = "/api/v1/" + tenant.division();
    }

    private String message(String path) {
        Reply reply = exact(token, root + path);
        assertThat(reply.status()).as(path).isEqualTo(400);
        assertThat(reply.json().at("/error/code").asText()).isEmpty();
        return reply.json().at("/error/message/value").asText();
    }

    @Test
    void a_list_without_filter_is_refused_where_a_sync_version_exists() {
        assertThat(message("/bulk/Logistics/SalesItemPrices?$select=ID"))
                .isEqualTo(
                        "This endpoint has mandatory filtering applied. A GET request for this endpoint must have a $filter"
                                + " parameter with one of the following fields in the url:"
                                + "Account,EndDate,ID,Item,Price,Quantity,StartDate,Unit.");
        assertThat(exact(token, root + "/inventory/Warehouses?$select=ID").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /sync/Logistics/Items?$filter=Timestamp gt 1L | Please add a $select or a $top=1 statement to the query string.
            /sync/Logistics/Items?$filter=Timestamp gt 1L&$select=* | Please add a $select or a $top=1 statement to the query string.
            /sync/Logistics/Items?$filter=Code eq 'A'&$select=ID | This $filter parameter is not supported for this resource
            /sync/Logistics/Items?$filter=&$select=ID | This $filter parameter is not supported for this resource
            /logistics/Items?$filter=Stock gt 1&$select=ID | Filtering on these fields is not supported: Stock
            /logistics/Items?$filter=Code gt&$select=ID | Bad Request - Error in query syntax.
            /logistics/Items?$filter=ID eq 'x'&$select=ID | Bad Request - Error in query syntax.
            /read/logistics/StockPosition?$filter=ItemId eq 1 | Bad Request - Error in query syntax.
            """)
    void texts_are_exacts(String path, String text) {
        assertThat(message(path)).isEqualTo(text);
    }

    @Test
    void an_unknown_field_in_select_is_named_and_case_matters() {
        assertThat(message("/sync/Logistics/Items?$filter=Timestamp gt 1L&$select=ID,StandardSalesPrice"))
                .contains("'StandardSalesPrice'");
        assertThat(message("/sync/Logistics/Items?$filter=Timestamp gt 1L&$select=id"))
                .contains("'id'");
    }

    @Test
    void paths_are_case_sensitive_and_unknown_ones_get_html() {
        Reply unknown = exact(token, root + "/Logistics/items?$select=ID");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).startsWith("text/html");
        assertThat(exact(token, root + "/inventory/StockPositions?$select=ID").status())
                .isEqualTo(404);
    }

    @Test
    void a_user_without_the_right_sees_an_empty_list() {
        String user = tenant.exact().get("userName").asText();
        admin("PATCH", "/exact/users/" + user, "{\"deniedStores\":[\"Items\"]}");

        Reply items = exact(token, root + "/sync/Logistics/Items?$filter=Timestamp gt 1L&$select=ID");
        assertThat(items.status()).isEqualTo(200);
        assertThat(items.text()).isEqualTo("{\"d\":{\"results\":[]}}");
        String rights = root + "/users/UserHasRights?endpoint='%s'&action='GET'";
        assertThat(exact(token, rights.formatted("Logistics/Items"))
                        .json()
                        .at("/d/UserHasRights")
                        .booleanValue())
                .isFalse();
        assertThat(exact(token, rights.formatted("Inventory/StockPositions"))
                        .json()
                        .at("/d/UserHasRights")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void a_missing_module_and_an_expired_licence_are_refused() {
        admin("PATCH", "/exact/companies/" + tenant.division(), "{\"modules\":[\"wholesale\"]}");
        String versions = root + "/sync/Manufacturing/BillOfMaterialVersions?$filter=Timestamp gt 1L&$select=ID";
        assertThat(exact(token, versions).status()).isEqualTo(403);
        turn("exact.missing-module-status", "404");
        assertThat(exact(token, versions).status()).isEqualTo(404);
        assertThat(exact(token, root + "/inventory/AssemblyBillOfMaterialHeader?$select=ID")
                        .status())
                .isEqualTo(200);

        admin("PATCH", "/exact/companies/" + tenant.division(), "{\"reason\":\"LicenseExpired\"}");
        Reply refused = exact(token, root + "/inventory/Warehouses?$select=ID");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Reason")).isEqualTo("LicenseExpired");
    }
}
