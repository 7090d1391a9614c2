package com.optiply.connector.auth.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.auth.fixture.ServiceTest;
import com.optiply.connector.auth.fixture.Topics;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.event.Warehouse;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.model.topic.Topic;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What poller and writer report is what the operator sees. */
@QuarkusTest
class StatusTest extends ServiceTest {

    @Inject
    VendorClock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shows_the_streams_of_this_incarnation_and_forgets_tombstones() {
        operator.post("/api/v1/tenants", merchant().tenant("reported")).expect(201);
        UUID incarnation = UUID.fromString(operator.get("/api/v1/tenants/reported")
                .json()
                .path("incarnation")
                .asText());
        Topics.send(kafka, new ProducerRecord<>(topic(), "reported/exact/broken", new byte[] {'{'}));
        report("items", incarnation);
        report("stock-positions", incarnation);
        report("former", UUID.randomUUID());

        await().until(() -> streams().size() == 2);
        assertThat(streams().path(0).path("stream").asText()).isEqualTo("items");
        assertThat(streams().path(0).path("direction").asText()).isEqualTo("exact");

        Topics.send(kafka, new ProducerRecord<>(topic(), "reported/exact/items", null));
        await().until(() -> streams().size() == 1);
    }

    @Test
    void freshness_on_the_operators_page_is_in_vendor_time_and_leaves_comparisons_out() {
        operator.post("/api/v1/tenants", merchant().tenant("age-reported")).expect(201);
        UUID incarnation = UUID.fromString(operator.get("/api/v1/tenants/age-reported")
                .json()
                .path("incarnation")
                .asText());
        Instant now = Instant.parse(sandbox.clock().path("now").asText()).plus(Duration.ofDays(2));
        sandbox.setClock(now, 1.0);
        await().atMost(Duration.ofSeconds(60)).until(() -> !clock.instant().isBefore(now));
        report("age-reported", "items.comparison", incarnation, now.minus(Duration.ofDays(6)));
        report("age-reported", "items", incarnation, now.minus(Duration.ofHours(5)));
        report("age-reported", "stock-positions", incarnation, now);

        await().atMost(Duration.ofSeconds(60)).until(() -> row("age-reported").contains(" 5 h"));
    }

    /** The tenant's line of the operator's page. */
    private String row(String tenant) {
        return Jsoup.parse(operator.get("/operator").expect(200).body())
                .expectFirst("tr:contains(" + tenant + ")")
                .text();
    }

    @Test
    void a_chosen_warehouse_that_disappears_is_shown() {
        active("warehouse-gone");
        UUID incarnation = UUID.fromString(operator.get("/api/v1/tenants/warehouse-gone")
                .json()
                .path("incarnation")
                .asText());
        UUID first = UUID.randomUUID();
        warehouse(incarnation, first, Optional.of("1"));
        warehouse(incarnation, UUID.randomUUID(), Optional.of("2"));
        await().until(() -> operator.get("/api/v1/tenants/warehouse-gone/warehouses")
                        .json()
                        .path("warehouses")
                        .size()
                == 2);
        assertThat(warnings()).isEmpty();

        warehouse(incarnation, first, Optional.empty());

        await().until(() -> warnings().size() == 1);
        assertThat(warnings().path(0).path("field").asText()).isEqualTo("settings.warehouses.codes[0]");
        assertThat(warnings().path(0).path("remedy").asText()).contains("Choose from: 2");
        assertThat(operator.get("/operator").body()).contains("names warehouse 1, which the division does not have");
    }

    private JsonNode warnings() {
        return operator.get("/api/v1/tenants/warehouse-gone/status")
                .expect(200)
                .json()
                .path("warnings");
    }

    /** @param code empty for a deletion */
    private void warehouse(UUID incarnation, UUID id, Optional<String> code) {
        TenantId tenant = new TenantId("warehouse-gone");
        EventOrigin from = new EventOrigin(tenant, incarnation, 1, "test", Origin.LIVE, Optional.empty());
        Version version = new Version(1, System.nanoTime());
        EventHeaders headers = code.isPresent()
                ? EventHeaders.changed(Topic.WAREHOUSE, from, id.toString(), version, "", Instant.now())
                : EventHeaders.deleted(Topic.WAREHOUSE, from, id.toString(), version, Instant.now());
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Topic.WAREHOUSE.name(""),
                "warehouse-gone/" + id,
                code.map(text -> EventJson.write(new Warehouse(id, text, "Room " + text, false, false, null, null)))
                        .orElse(null));
        headers.writeTo(record.headers());
        Topics.send(kafka, record);
    }

    private JsonNode streams() {
        return operator.get("/api/v1/tenants/reported/status")
                .expect(200)
                .json()
                .path("streams");
    }

    private void report(String stream, UUID incarnation) {
        report("reported", stream, incarnation, Instant.now());
    }

    private void report(String tenant, String stream, UUID incarnation, Instant at) {
        SyncStatus status = new SyncStatus(
                new TenantId(tenant),
                incarnation,
                SyncStatus.Direction.EXACT,
                stream,
                "live",
                at,
                at,
                null,
                1L,
                5L,
                null,
                null,
                4999,
                null);
        Topics.send(kafka, new ProducerRecord<>(topic(), tenant + "/exact/" + stream, EventJson.write(status)));
    }

    private static String topic() {
        return Topic.SYNC_STATUS.name("");
    }
}
