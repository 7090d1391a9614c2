package com.optiply.connector.auth.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.auth.fixture.Browser;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.Reply;
import com.optiply.connector.auth.fixture.ServiceTest;
import com.optiply.connector.auth.fixture.Topics;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.StreamCommand;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.tenant.TenantState;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.topic.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Connection.Response;
import org.junit.jupiter.api.Test;

/** The way of a tenant, from nothing to active and to its end. */
@QuarkusTest
class OnboardingTest extends ServiceTest {

    private static final String TENANTS = "/api/v1/tenants";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void goes_from_creation_over_the_merchants_browser_to_an_active_tenant_on_the_topic() {
        Merchant merchant = merchant();
        Reply created = operator.post(TENANTS, merchant.tenant("whole-way")).expect(201);
        assertThat(created.headers().firstValue("location")).contains(service + TENANTS + "/whole-way");
        assertThat(created.json().path("state").asText()).isEqualTo("CREATED");
        assertThat(created.json().path("redirectUrl").asText()).isEqualTo(service + "/oauth/callback");
        assertThat(created.json().path("division").isNull()).isTrue();
        assertThat(created.body()).doesNotContain("ecret\":", "assword\":");

        operator.post(TENANTS + "/whole-way/activate", "").expectProblem(409, "needs-consent");
        poller.exactToken("whole-way", "").expectProblem(409, "needs-consent");

        Response page = new Browser().connect(operator.connectLink("whole-way"), merchant);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Connected", "Shop whole-way");
        assertThat(state("whole-way")).isEqualTo("CONNECTED");
        operator.get(TENANTS + "/whole-way/warehouses").expectProblem(409, "needs-division");

        JsonNode divisions = operator.get(TENANTS + "/whole-way/divisions")
                .expect(200)
                .json()
                .path("divisions");
        assertThat(divisions).hasSize(1);
        assertThat(divisions.path(0).path("division").asInt()).isEqualTo(merchant.division());
        String pasted = "https://start.exactonline.nl/docs/MenuPortal.aspx?_Division_=" + merchant.division() + "&x=1";
        assertThat(operator.put(TENANTS + "/whole-way/division", "{\"division\":\"" + pasted + "\"}")
                        .expect(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("READY");
        assertThat(operator.get(TENANTS + "/whole-way/warehouses")
                        .expect(200)
                        .json()
                        .path("warehouses"))
                .anySatisfy(one -> assertThat(one.path("code").asText()).isEqualTo("1"));

        JsonNode activated =
                operator.post(TENANTS + "/whole-way/activate", "").expect(200).json();
        assertThat(activated.path("state").asText()).isEqualTo("ACTIVE");
        assertThat(activated.path("checks"))
                .extracting(check -> check.path("name").asText())
                .contains("exact-token", "division-access", "right:Logistics/Items", "warehouses", "optiply-login");
        assertThat(activated.path("checks"))
                .allSatisfy(
                        check -> assertThat(check.path("passed").asBoolean()).isTrue());

        Tenant tenant = await().until(() -> published("whole-way"), found -> found != null);
        assertThat(tenant.state()).isEqualTo(TenantState.ACTIVE);
        assertThat(tenant.division()).isEqualTo(merchant.division());
        assertThat(tenant.settings().warehouses())
                .isEqualTo(new WarehouseChoice(WarehouseChoice.Mode.DEFAULT, List.of("1")));
        EventHeaders headers = EventHeaders.readFrom(
                Topics.tenant(kafka, "whole-way").getLast().headers());
        assertThat(headers.source()).isEqualTo("/connector-auth");
        assertThat(headers.incarnation()).isEqualTo(tenant.incarnation());

        JsonNode token = poller.exactToken("whole-way", "").expect(200).json();
        assertThat(token.path("division").asInt()).isEqualTo(merchant.division());
        assertThat(token.path("baseUrl").asText()).startsWith("http://localhost:");
        JsonNode optiply = poller.optiplyToken("whole-way", "").expect(200).json();
        assertThat(optiply.path("accountId").asLong()).isEqualTo(merchant.account());
        assertThat(optiply.path("baseUrl").asText()).endsWith("/v1");

        operator.put(TENANTS + "/whole-way/division", "{\"division\": 999}")
                .expectProblem(409, "fixed-after-activation")
                .naming("division");
        operator.put(
                        TENANTS + "/whole-way/exact-app",
                        "{\"country\":\"nl\",\"clientId\":\"another\",\"clientSecret\":\"another-secret\"}")
                .expectProblem(409, "fixed-after-activation")
                .naming("clientId");
    }

    @Test
    void marks_of_held_deletions_are_of_the_epoch_that_the_poller_reports() {
        active("numbered-anew");
        await().until(() -> published("numbered-anew") != null);
        reportEpoch("numbered-anew", 1);
        String reject = TENANTS + "/numbered-anew/streams/deletions/reject-deletions";
        operator.post(reject, "{\"upTo\":9000}").expect(204);
        await().until(() -> deletions("numbered-anew").isPresent());
        assertThat(deletions("numbered-anew")).contains(new StreamCommand(0, null, null, 9_000L, 1));

        reportEpoch("numbered-anew", 2);
        operator.post(TENANTS + "/numbered-anew/streams/deletions/confirm-deletions", "{\"upTo\":50}")
                .expect(200);

        await().until(() -> deletions("numbered-anew").orElseThrow().deletionsEpoch() == 2);
        assertThat(deletions("numbered-anew")).contains(new StreamCommand(0, null, 50L, null, 2));
    }

    private Optional<StreamCommand> deletions(String tenant) {
        return Optional.ofNullable(published(tenant).streams().get("deletions"));
    }

    private void reportEpoch(String tenant, int epoch) {
        SyncStatus status = new SyncStatus(
                new TenantId(tenant),
                published(tenant).incarnation(),
                SyncStatus.Direction.EXACT,
                "deletions",
                "blocked",
                Instant.now(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                epoch,
                null);
        Topics.send(
                kafka,
                new ProducerRecord<>(Topic.SYNC_STATUS.name(""), tenant + "/exact/deletions", EventJson.write(status)));
        await().until(() -> operator.get(TENANTS + "/" + tenant + "/status")
                .expect(200)
                .body()
                .contains("\"epoch\":" + epoch));
    }

    @Test
    void publishes_a_change_at_once_and_the_end_as_a_tombstone() {
        active("comes-and-goes");
        await().until(() -> published("comes-and-goes") != null);

        operator.post(TENANTS + "/comes-and-goes/pause", "").expect(200);
        await().until(() -> published("comes-and-goes").state() == TenantState.PAUSED);
        poller.exactToken("comes-and-goes", "").expectProblem(409, "not-active");
        operator.post(TENANTS + "/comes-and-goes/resume", "").expect(200);
        operator.post(TENANTS + "/comes-and-goes/streams/items/resync", "{\"from\":\"2026-01-01\"}")
                .expect(200);
        await().until(() -> published("comes-and-goes").streams().containsKey("items"));
        Tenant before = published("comes-and-goes");
        assertThat(before.streams().get("items").resync()).isEqualTo(1);
        assertThat(before.state()).isEqualTo(TenantState.ACTIVE);

        operator.post(TENANTS + "/comes-and-goes/streams/deletions/confirm-deletions", "{\"upTo\":5000000000}")
                .expect(200);
        await().until(() -> published("comes-and-goes").streams().containsKey("deletions"));
        assertThat(published("comes-and-goes").streams().get("deletions"))
                .isEqualTo(new StreamCommand(0, null, 5_000_000_000L, null));
        operator.post(TENANTS + "/comes-and-goes/streams/deletions/confirm-deletions", "{\"upTo\":1}")
                .expect(200);
        assertThat(operator.post(TENANTS + "/comes-and-goes/streams/deletions/confirm-deletions", "{}")
                        .expectProblem(400, "invalid-request")
                        .naming("upTo")
                        .body())
                .contains("remedy");

        operator.post(TENANTS + "/comes-and-goes/streams/deletions/reject-deletions", "{\"upTo\":5000000007}")
                .expect(204);
        await().until(() ->
                published("comes-and-goes").streams().get("deletions").deletionsRejectedUpTo() != null);
        assertThat(published("comes-and-goes").streams().get("deletions"))
                .isEqualTo(new StreamCommand(0, null, 5_000_000_000L, 5_000_000_007L));
        assertThat(audit("comes-and-goes")).contains("deletions-rejected").contains("deletions-confirmed");

        operator.delete(TENANTS + "/comes-and-goes?optiply=keep").expect(204);
        assertThat(audit("comes-and-goes"))
                .as("kept beyond the end")
                .contains("created")
                .contains("off-boarded");
        operator.get(TENANTS + "/comes-and-goes").expectProblem(404, "not-found");
        await().until(() -> Topics.tenant(kafka, "comes-and-goes").getLast().value() == null);
        ConsumerRecord<String, byte[]> tombstone =
                Topics.tenant(kafka, "comes-and-goes").getLast();
        EventHeaders headers = EventHeaders.readFrom(tombstone.headers());
        assertThat(headers.isDeletion()).isTrue();
        assertThat(headers.incarnation()).isEqualTo(before.incarnation());
        assertThat(
                        database.text(
                                "select count(*) from exact_grant g where not exists (select 1 from tenant where grant_id = g.id)"))
                .as("grants left without a tenant")
                .isEqualTo("0");

        active("comes-and-goes");
        await().until(() -> published("comes-and-goes") != null);
        Tenant again = published("comes-and-goes");
        assertThat(again.incarnation()).isNotEqualTo(before.incarnation());
        assertThat(again.revision()).isGreaterThan(before.revision());
    }

    @Test
    void revisions_on_the_topic_only_rise() {
        active("rising");
        for (int i = 0; i < 5; i++) {
            operator.post(TENANTS + "/rising/pause", "").expect(200);
            operator.post(TENANTS + "/rising/resume", "").expect(200);
        }
        String last = operator.get(TENANTS + "/rising").json().path("revision").asText();
        await().until(() -> Long.toString(published("rising").revision()).equals(last));
        List<Long> revisions = Topics.tenant(kafka, "rising").stream()
                .map(record -> EventJson.read(record.value(), Tenant.class).revision())
                .toList();
        assertThat(revisions).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void the_links_of_a_tenant_lead_somewhere() {
        operator.post(TENANTS, merchant().tenant("linked")).expect(201);
        JsonNode links = operator.get(TENANTS + "/linked").json().path("links");
        assertThat(operator.get(URI.create(links.path("self").asText()).getPath())
                        .status())
                .isEqualTo(200);
        assertThat(operator.get(URI.create(links.path("status").asText()).getPath())
                        .status())
                .isEqualTo(200);
    }

    private String state(String tenant) {
        return operator.get(TENANTS + "/" + tenant)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }

    private Tenant published(String tenant) {
        List<ConsumerRecord<String, byte[]>> records = Topics.tenant(kafka, tenant);
        return records.isEmpty() || records.getLast().value() == null
                ? null
                : EventJson.read(records.getLast().value(), Tenant.class);
    }

    private List<String> audit(String tenant) {
        return database.rows("select action from audit where tenant_id = ? order by id", tenant).stream()
                .map(List::getFirst)
                .toList();
    }
}
