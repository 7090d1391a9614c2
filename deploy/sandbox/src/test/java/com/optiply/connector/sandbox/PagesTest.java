package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What a browser without script sees on the admin port. */
class PagesTest extends OptiplyScenario {

    private static Document page(String path) {
        try {
            return Jsoup.connect(SANDBOX.admin() + path).get();
        } catch (IOException broken) {
            throw new AssertionError(path, broken);
        }
    }

    @Test
    void every_page_can_be_reached_from_the_overview() {
        product("<b>Lamp</b> & more");
        exact(accessToken(tenant), "/api/v1/" + tenant.division() + "/inventory/Warehouses?$select=Code");
        admin("POST", "/faults", "{\"face\":\"oidc\",\"kind\":\"cut\"}");
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(SANDBOX.admin() + "/"));
        while (!open.isEmpty()) {
            String url = open.pop();
            if (seen.add(url)) {
                Document page = page(url.substring(SANDBOX.admin().length()));
                assertThat(page.select("h1").text()).isNotEmpty();
                assertThat(page.select("script, b")).isEmpty();
                page.select("a").forEach(link -> open.push(link.absUrl("href")));
            }
        }
        assertThat(seen)
                .contains(SANDBOX.admin() + "/page/exact/" + tenant.division() + "/Warehouses")
                .contains(SANDBOX.admin() + "/page/optiply/" + tenant.account() + "/products/28700001");
    }

    @Test
    void requests_show_their_bodies_and_can_be_filtered() {
        product("Lamp");
        optiply(token, "GET", "/v1/products", null);
        Document page =
                page("/page/requests?face=optiply&method=POST&path=products&status=201&tenant=" + tenant.account());
        assertThat(page.select("table tr")).hasSize(2);
        assertThat(page.select("details").text()).contains("\"name\":\"Lamp\"").contains("28700001");
        assertThat(page.text()).doesNotContain(token);
        assertThat(page.select("input[name=method]").val()).isEqualTo("POST");
    }

    @Test
    void a_changed_switch_stands_out() {
        turn("optiply.token-seconds", "60");
        assertThat(page("/page/switches").select(".changed").text()).isEqualTo("60");
    }

    @Test
    void rows_come_in_pages() {
        Tenant retail = seedNamed("online-retail");
        Document first = page("/page/exact/" + retail.division() + "/Items");
        assertThat(first.select("table tr")).hasSize(101);
        assertThat(first.select("p a").text()).isEqualTo("later");
        Document second = page(first.selectFirst("p a").attr("href"));
        assertThat(second.select("table tr").get(1).text())
                .isNotEqualTo(first.select("table tr").get(1).text());
    }
}
