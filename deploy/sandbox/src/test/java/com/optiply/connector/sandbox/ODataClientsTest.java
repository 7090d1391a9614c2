package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What generic OData 2 clients such as Olingo rely on: metadata that names whatever rows have (Exact reference §3.2, §3.3). */
class ODataClientsTest extends SandboxTest {
    private ExactClient exact;

    @BeforeEach
    void seeded() {
        turn("exact.minute-limit", "1000");
        exact = ExactClient.of(seedNamed("online-retail"));
    }

    @Test
    void metadata_names_every_navigation_that_rows_show() {
        for (String list : List.of(
                "salesorder/SalesOrders?$filter=OrderNumber gt 0",
                "salesinvoice/SalesInvoices?$filter=InvoiceNumber gt 0")) {
            String root = list.substring(0, list.indexOf('/'));
            String metadata = exact.send("GET", "/" + root + "/$metadata", null).text();
            JsonNode row = exact.results("/" + list + "&$top=1").get(0);

            row.properties().forEach(member -> {
                if (!member.getKey().equals("__metadata")) {
                    assertThat(metadata).contains("Name=\"" + member.getKey() + "\"");
                }
            });
        }
    }

    @Test
    void metadata_declares_each_type_once() {
        for (String root :
                List.of("system", "hrm", "logistics", "inventory", "sync/Manufacturing", "bulk/SalesOrder")) {
            List<String> types = exact.send("GET", "/" + root + "/$metadata", null)
                    .text()
                    .lines()
                    .filter(line -> line.startsWith("<EntityType ") || line.startsWith("<Association "))
                    .toList();

            assertThat(types).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void atom_entries_have_their_own_address_below_the_service_root() {
        String feed = exact.send("GET", "/logistics/Items?$select=ID,Code&$filter=Code eq '85123A'", null)
                .text();

        assertThat(feed)
                .contains("<feed xml:base=\"" + exact.root() + "/logistics/\"", "<link rel=\"edit\" title=\"Item\"")
                .containsPattern("<updated>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ</updated>");
    }

    @Test
    void a_service_root_names_its_entity_sets_in_the_type_that_clients_ask_for() {
        Reply atom = exact.send("GET", "/logistics", null, "Accept", "application/atomsvc+xml");

        assertThat(atom.header("Content-Type")).isEqualTo("application/atomsvc+xml;charset=utf-8");
        assertThat(atom.text()).contains("<collection href=\"Items\">");
        assertThat(exact.get("/logistics/").json().at("/d/EntitySets")).contains(JSON.valueToTree("Items"));
    }

    @Test
    void lines_show_what_is_selected_of_them() {
        JsonNode order = exact.results("/salesorder/SalesOrders?$top=1&$filter=OrderNumber gt 0"
                        + "&$select=OrderID,SalesOrderLines/ItemCode,SalesOrderLines/Quantity&$expand=SalesOrderLines")
                .get(0);

        JsonNode line = order.at("/SalesOrderLines/results/0");
        assertThat(line.properties())
                .extracting(member -> member.getKey())
                .containsOnly("__metadata", "ItemCode", "Quantity");
    }

    @Test
    void navigations_without_rows_here_are_empty_wherever_they_are_asked_for() {
        JsonNode order = exact.results("/salesorder/SalesOrders?$top=1&$filter=OrderNumber gt 0"
                        + "&$select=OrderID,SalesOrderOrderChargeLines&$expand=SalesOrderOrderChargeLines")
                .get(0);
        String row = "/salesorder/SalesOrders(guid'" + order.get("OrderID").asText() + "')";

        assertThat(order.at("/SalesOrderOrderChargeLines/results")).isEmpty();
        assertThat(exact.get(row + "/SalesOrderOrderChargeLines").json().at("/d/results"))
                .isEmpty();
        assertThat(exact.get(row + "?$expand=Status").status()).isEqualTo(400);
        assertThat(exact.get(row + "?$search=a").status()).isEqualTo(200);
        turn("exact.unknown-options-refused", "true");
        assertThat(exact.get(row + "?$search=a").status()).isEqualTo(400);
    }
}
