package com.optiply.connector.auth.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.auth.fixture.AuthTestResource;
import com.optiply.connector.auth.fixture.Browser;
import com.optiply.connector.auth.fixture.ServiceTest;
import com.optiply.connector.auth.fixture.Topics;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.ItemKind;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Choices beyond the ten steps: how often streams are read, and the operator's own app at Exact. */
@QuarkusTest
class ChoicesTest extends ServiceTest {

    private static final String TENANTS = "/api/v1/tenants";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void intervals_within_the_plan_reach_the_poller() {
        active("paced");

        operator.put(TENANTS + "/paced/settings", "{\"intervals\":{\"stock-positions\":\"PT5M\",\"items\":\"PT1H\"}}")
                .expect(200);

        Map<String, Duration> chosen = Map.of("stock-positions", Duration.ofMinutes(5), "items", Duration.ofHours(1));
        await().until(() -> EventJson.read(
                        Topics.tenant(kafka, "paced").getLast().value(), Tenant.class)
                .settings()
                .intervals()
                .equals(chosen));
        assertThat(operator.get(TENANTS + "/paced")
                        .json()
                        .at("/settings/intervals/items")
                        .asText())
                .isEqualTo("PT1H");
    }

    @Test
    void intervals_that_are_no_use_or_too_much_are_refused_by_name() {
        ready("hasty");
        for (Map.Entry<String, String> odd : Map.of(
                        "{\"stock-positions\":\"PT30S\"}", "intervals.stock-positions",
                        "{\"items\":\"P2D\"}", "intervals.items",
                        "{\"suppliers\":\"PT5M\"}", "intervals.suppliers",
                        "{\"items\":\"PT1M\",\"item-prices\":\"PT1M\",\"deletions\":\"PT1M\"}", "intervals",
                        "{\"items\":\"often\"}", "intervals.items")
                .entrySet()) {
            operator.put(TENANTS + "/hasty/settings", "{\"intervals\":" + odd.getKey() + "}")
                    .expectProblem(400, "invalid-request")
                    .naming(odd.getValue());
        }
        assertThat(operator.get(TENANTS + "/hasty").json().at("/settings/intervals"))
                .isEmpty();
    }

    @Test
    void kinds_of_items_have_defaults_and_reach_the_writer() {
        active("kinds");
        assertThat(operator.get(TENANTS + "/kinds").json().at("/settings/itemKinds"))
                .extracting(JsonNode::asText)
                .containsExactly("purchase", "make");

        operator.put(TENANTS + "/kinds/settings", "{\"itemKinds\":[\"other\",\"purchase\"],\"onDemandItems\":false}")
                .expect(200);

        await().untilAsserted(() -> {
            Settings sent = EventJson.read(
                            Topics.tenant(kafka, "kinds").getLast().value(), Tenant.class)
                    .settings();
            assertThat(sent.itemKinds()).containsExactly(ItemKind.PURCHASE, ItemKind.OTHER);
            assertThat(sent.onDemandItems()).isFalse();
        });
        for (String odd : List.of("[]", "[null]", "[\"service\"]")) {
            operator.put(TENANTS + "/kinds/settings", "{\"itemKinds\":" + odd + "}")
                    .expectProblem(400, "invalid-request");
        }
    }

    @Test
    void without_an_app_of_its_own_a_tenant_takes_the_operators() {
        ObjectNode body = merchant().tenant("shares");
        body.putObject("exact").put("country", "de");

        operator.post(TENANTS, body).expect(201);
        operator.post(TENANTS, body).expect(200);

        assertThat(operator.get(TENANTS + "/shares")
                        .json()
                        .at("/exact/clientId")
                        .asText())
                .isEqualTo(AuthTestResource.SHARED_CLIENT_ID);
        URI link = operator.connectLink("shares");
        assertThat(new Browser().open(URI.create(link + "/app")).body()).contains(AuthTestResource.SHARED_CLIENT_ID);
    }

    @Test
    void where_the_operator_has_no_app_client_id_and_secret_are_asked_for() {
        ObjectNode body = merchant().tenant("has-no-app");
        body.putObject("exact").put("country", "fr");
        operator.post(TENANTS, body)
                .expectProblem(400, "invalid-request")
                .naming("exact.clientId")
                .naming("exact.clientSecret");

        body.putObject("exact").put("country", "de").put("clientId", "own");
        operator.post(TENANTS, body).expectProblem(400, "invalid-request").naming("exact.clientSecret");
        operator.get(TENANTS + "/has-no-app").expectProblem(404, "not-found");
    }
}
