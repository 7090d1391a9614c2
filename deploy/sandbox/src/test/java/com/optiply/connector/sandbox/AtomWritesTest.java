package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes with Atom entries, the format that OData clients send unless told otherwise (Exact reference §3.3). */
class AtomWritesTest extends SandboxTest {
    private static final String ENTRY = """
            <?xml version="1.0" encoding="utf-8"?>
            <entry xmlns="http://www.w3.org/2005/Atom" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"
                   xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices">
              <category term="Exact.Web.Api.Models.Item" scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme" />
              <title /><updated>2026-11-23T10:00:00Z</updated><author><name /></author>%s
              <content type="application/xml"><m:properties>%s</m:properties></content>
            </entry>
            """;

    private static final String SUPPLIER = "4d000000-0000-0000-0000-000000000003";

    private ExactClient exact;

    @BeforeEach
    void seeded() {
        turn("exact.minute-limit", "1000");
        exact = ExactClient.of(seed("{\"name\":\"online-retail\",\"rows\":{\"Accounts\":[{\"ID\":\"" + SUPPLIER
                + "\",\"Name\":\"S\",\"IsSupplier\":true}]}}"));
    }

    private Reply atom(String method, String path, String body, String... more) {
        String[] headers = new String[more.length + 2];
        headers[0] = "Content-Type";
        headers[1] = "application/atom+xml;type=entry";
        System.arraycopy(more, 0, headers, 2, more.length);
        return exact.send(method, path, body, headers);
    }

    private JsonNode item(String code) {
        return exact.results(
                        "/logistics/Items?$select=ID,Description,IsSalesItem,StartDate,SearchCode&$filter=Code eq '"
                                + code + "'")
                .get(0);
    }

    @Test
    void an_item_is_made_and_changed_and_answered_as_atom() {
        Reply made = atom(
                "POST",
                "/logistics/Items",
                ENTRY.formatted(
                        "",
                        "<d:Code>ATOM</d:Code><d:Description>Tea &amp; milk</d:Description>"
                                + "<d:IsSalesItem m:type=\"Edm.Boolean\">true</d:IsSalesItem><d:SearchCode m:null=\"true\" />"
                                + "<d:StartDate m:type=\"Edm.DateTime\">2026-01-31T00:00:00</d:StartDate>"));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Content-Type")).isEqualTo("application/atom+xml;charset=utf-8");
        assertThat(made.text())
                .contains("<d:Code>ATOM</d:Code>", "<link rel=\"edit\" title=\"Item\" href=\"Items(guid'");
        assertThat(item("ATOM").get("Description").asText()).isEqualTo("Tea & milk");
        assertThat(item("ATOM").get("SearchCode").isNull()).isTrue();

        Reply changed = atom(
                "PUT",
                "/logistics/Items(guid'" + item("ATOM").get("ID").asText() + "')",
                ENTRY.formatted("", "<d:Description>Tea</d:Description>"));

        assertThat(changed.status()).isEqualTo(204);
        assertThat(item("ATOM").get("Description").asText()).isEqualTo("Tea");
    }

    @Test
    void lines_come_inside_the_link_of_their_navigation() {
        String line = ENTRY.formatted(
                        "",
                        "<d:Item>" + item("85123A").get("ID").asText()
                                + "</d:Item><d:QuantityInPurchaseUnits m:type=\"Edm.Double\">7</d:QuantityInPurchaseUnits>")
                .replaceFirst("<\\?.*\\?>", "");
        String link = "<link rel=\"http://schemas.microsoft.com/ado/2007/08/dataservices/related/PurchaseOrderLines\""
                + " type=\"application/atom+xml;type=feed\"><m:inline><feed>" + line + "</feed></m:inline></link>";

        Reply made = atom(
                "POST",
                "/purchaseorder/PurchaseOrders",
                ENTRY.formatted(link, "<d:Supplier>" + SUPPLIER + "</d:Supplier>"),
                "Accept",
                "application/json");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String order = made.json().at("/d/PurchaseOrderID").asText();
        assertThat(exact.results("/purchaseorder/PurchaseOrderLines?$select=Quantity&$filter=PurchaseOrderID eq guid'"
                        + order + "'"))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.get("Quantity").asDouble()).isEqualTo(7));
    }

    @Test
    void a_byte_order_mark_before_the_body_does_not_matter() {
        assertThat(exact.send(
                                "POST",
                                "/logistics/Items",
                                "\uFEFF{\"Code\":\"B2\",\"Description\":\"Json\"}",
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(201);
        String entry = ENTRY.formatted("", "<d:Code>B3</d:Code><d:Description>Atom</d:Description>");
        assertThat(atom("POST", "/logistics/Items", "\uFEFF" + entry).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            application/atom+xml | <entry | 400
            application/atom+xml | <feed xmlns='http://www.w3.org/2005/Atom'/> | 400
            application/atom+xml | <!DOCTYPE entry [<!ENTITY x 'y'>]><entry xmlns='http://www.w3.org/2005/Atom'/> | 400
            application/json | <entry/> | 400
            application/json | [] | 400
            application/json | "" | 400
            application/x-www-form-urlencoded | Code=1 | 415
            text/plain | {"Code":"1"} | 415
            """)
    void a_body_that_is_no_entry_is_refused(String type, String body, int status) {
        assertThat(exact.send("POST", "/logistics/Items", body, "Content-Type", type)
                        .status())
                .isEqualTo(status);
    }
}
