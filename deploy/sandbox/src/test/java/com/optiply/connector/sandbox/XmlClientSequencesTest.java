package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Python pipeline that reads and writes Exact Online without an Accept header, and therefore in Atom XML. */
class XmlClientSequencesTest extends SandboxTest {
    private Tenant tenant;
    private ExactClient exact;

    @BeforeEach
    void seeded() {
        turn("exact.minute-limit", "1000");
        tenant = seedNamed("online-retail");
        exact = ExactClient.of(tenant);
    }

    private Document xml(String path) {
        Reply reply = exact.send("GET", path, null, "Accept", "*/*");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Jsoup.parse(reply.text(), Parser.xmlParser());
    }

    /** Takes what stands behind the last equals sign of the next link and encodes it once more. */
    private static String token(Document feed) {
        Elements links = feed.selectFirst("feed").select("> link");
        if (links.size() < 2) {
            return "";
        }
        Element next = links.stream()
                .filter(link -> link.attr("rel").equals("next"))
                .findFirst()
                .orElseThrow();
        String last = next.attr("href").substring(next.attr("href").lastIndexOf('&') + 1);
        return last.substring(last.lastIndexOf('=') + 1);
    }

    private int readAll(String path, String key) {
        Set<String> ids = new HashSet<>();
        int rows = 0;
        String token = "";
        do {
            Document feed = xml(path + (token.isEmpty() ? "" : "&%24skiptoken=" + encode(token)));
            for (Element properties : feed.selectFirst("feed").select("> entry > content > m|properties")) {
                ids.add(properties.selectFirst("d|" + key).text());
                rows++;
            }
            token = token(feed);
        } while (!token.isEmpty());
        assertThat(ids).hasSize(rows);
        return rows;
    }

    @Test
    void the_tap_reads_sync_and_single_endpoints_by_a_token_it_encodes_again() {
        turn("exact.sync-page-size", "100");
        assertThat(readAll(
                        "/sync/Logistics/Items?%24select=ID%2CTimestamp%2CCode%2CTimestamp&%24filter=Timestamp+gt+1",
                        "ID"))
                .isEqualTo(589);
        assertThat(readAll(
                        "/salesorder/SalesOrders?%24select=OrderID%2CSalesOrderLines&%24expand=SalesOrderLines&%24filter="
                                + "%28Status+eq+12+or+Status+eq+21%29+and+%28+Status+ne+45%29+and+Modified+gt+"
                                + "datetime%272020-01-31T00%3A00%3A01%27",
                        "OrderID"))
                .isEqualTo(openOrComplete())
                .isGreaterThan(0);
    }

    private int openOrComplete() {
        int count = 0;
        for (JsonNode order : rows(tenant.division(), "SalesOrderHeaders")) {
            int status = order.get("Status").intValue();
            count += status == 12 || status == 21 ? 1 : 0;
        }
        return count;
    }

    @Test
    void the_tap_finds_a_warehouse_by_its_code_with_typed_elements() {
        Document feed = xml("/inventory/Warehouses?%24filter=Code+eq+%271%27");
        assertThat(feed.select("entry")).hasSize(1);
        assertThat(feed.selectFirst("d|ID").attr("m:type")).isEqualTo("Edm.Guid");
        assertThat(feed.selectFirst("d|Main").attr("m:type")).isEqualTo("Edm.Byte");
    }

    @Test
    void the_target_writes_a_buy_order_over_a_doubled_slash() {
        String item = rows(tenant.division(), "Items").get(0).get("ID").asText();
        String supplier = rows(tenant.division(), "Accounts").get(0).get("ID").asText();
        String url = SANDBOX.exact() + "/api/v1//" + tenant.division() + "/purchaseorder/PurchaseOrders";
        String body = "{\"OrderDate\":\"2026-05-01T00:00:00.000000Z\",\"Supplier\":\"" + supplier
                + "\",\"PurchaseOrderLines\":[{\"Item\":\"" + item
                + "\",\"QuantityInPurchaseUnits\":2.0,\"ReceiptDate\":\"2026-05-09T00:00:00.000000Z\",\"UnitPrice\":1.5}],"
                + "\"OrderNumber\":123,\"YourRef\":\"B-7\",\"ReceiptDate\":\"2026-05-09T00:00:00.000000Z\"}";

        Reply made = exact.send("POST", url, body, "Content-Type", "application/json");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        Element id = Jsoup.parse(made.text(), Parser.xmlParser())
                .selectFirst("entry > content > m|properties > d|PurchaseOrderID");
        assertThat(id.attr("m:type")).isEqualTo("Edm.Guid");
        assertThat(exact.get("/purchaseorder/PurchaseOrders(guid'" + id.text() + "')?$select=OrderNumber,ReceiptDate")
                        .json()
                        .at("/d/OrderNumber")
                        .intValue())
                .isEqualTo(123);

        Reply refused = exact.send("POST", url, "{\"OrderNumber\":124}", "Content-Type", "application/json");
        Element message = Jsoup.parse(refused.text(), Parser.xmlParser()).selectFirst("error > message");
        assertThat(message.hasAttr("xml:lang")).isTrue();
        assertThat(message.text()).isEqualTo("Mandatory: Supplier");
    }

    @Test
    void lookups_by_name_need_neither_select_nor_top() {
        String name = rows(tenant.division(), "Accounts").get(0).get("Name").asText();
        for (String query : new String[] {
            "?%24filter=Name+eq+%27" + encode(name) + "%27", "?$filter=Name%20eq%20'" + name.replace(" ", "%20") + "'"
        }) {
            assertThat(xml("/crm/Accounts" + query).select("entry")).hasSize(1);
        }
    }
}
