package com.optiply.connector.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.topic.TenantPartitioner;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.compare.RowMark;
import com.optiply.connector.poller.fixture.Event;
import com.optiply.connector.poller.fixture.PollerTestBase;
import com.optiply.connector.poller.fixture.Same;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.replay.PublishedRows;
import com.optiply.connector.testsupport.KafkaTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The comparison of the night against what really lies on the topics. */
@QuarkusTest
class ComparisonOverKafkaTest extends PollerTestBase {

    private static final Map<String, Object> GENERATED =
            Map.of("name", "generated", "seed", 3, "tenants", 1, "items", 120, "orders", 20, "orderLines", 60);

    @Inject
    PublishedRows published;

    @Test
    void the_topic_is_compared_as_it_lies_in_kafka() throws Exception {
        int division =
                poller.company("compare-kafka", GENERATED).path("division").asInt();
        Samples sample = Samples.orders("compare-kafka", division);
        poller.publish(sample);
        poller.awaitLoaded(sample);
        JsonNode doomed = poller.sandbox().rows(division, "Items").get(3);
        poller.sandbox().delete(division, "Items", doomed.path("ID").asText());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> newest(doomed).filter(Event::isDeletion).isPresent());
        UUID beyond = UUID.randomUUID();
        publishStray(sample.tenant(), beyond);

        Map<UUID, RowMark> marks = marks(sample.tenant());
        assertThat(marks.get(UUID.fromString(doomed.path("ID").asText())).live())
                .isFalse();
        for (JsonNode item : poller.sandbox().rows(division, "Items")) {
            RowMark mark = marks.get(UUID.fromString(item.path("ID").asText()));
            assertThat(mark.live()).isTrue();
            assertThat(mark.version()).isEqualTo(item.path("Timestamp").asLong());
        }
        assertThat(marks.get(beyond).live()).isTrue();

        // Past midnight in Amsterdam, where it is compared.
        Instant now = Instant.parse(poller.sandbox().clock().path("now").asText());
        Instant night = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofMinutes(24 * 60 + 30));
        poller.sandbox().setClock(night, VENDOR_SECONDS_PER_SECOND);
        await().atMost(Duration.ofSeconds(60)).until(() -> comparison().isPresent());

        JsonNode told = comparison().orElseThrow();
        assertThat(told.path("rows").asLong()).isEqualTo(119);
        assertThat(told.path("problem").path("code").asText()).isEqualTo("differs-from-exact");
        assertThat(told.path("problem").path("message").asText())
                .contains("0 were lacking", "1 rows on the topic are not in Exact", beyond.toString());
        assertThat(poller.tap().live(Topic.ITEM, "compare-kafka")).containsKey(beyond.toString());
        Same.rows(
                poller.sandbox().rows(division, "StockPositions"),
                poller.tap().live(Topic.STOCK_POSITION, "compare-kafka"),
                "ID=id CurrentStock=currentStock");
        poller.assertNothingTwice(sample);
    }

    private Map<UUID, RowMark> marks(Tenant tenant) {
        Map<UUID, RowMark> marks = new HashMap<>();
        int partition = TenantPartitioner.partition(tenant.tenantId(), KafkaTestResource.PARTITIONS);
        PublishedRows.Owner owner =
                new PublishedRows.Owner(tenant.tenantId(), tenant.incarnation(), tenant.division(), partition);
        published.marks(Topic.ITEM, owner, 1, Optional.empty(), mark -> marks.put(mark.id(), mark));
        return marks;
    }

    private Optional<Event> newest(JsonNode item) {
        return poller.tap()
                .newest(Topic.ITEM, "compare-kafka/" + item.path("ID").asText());
    }

    private Optional<JsonNode> comparison() {
        return poller.tap()
                .newest(Topic.SYNC_STATUS, "compare-kafka/exact/items.comparison")
                .map(Event::value);
    }

    /** An item that Exact does not have and never told the deletion of. */
    private void publishStray(Tenant tenant, UUID id) throws Exception {
        EventOrigin from = new EventOrigin(
                tenant.tenantId(),
                tenant.incarnation(),
                tenant.division(),
                "/exact/nl/" + tenant.division(),
                Origin.LIVE,
                Optional.empty());
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.changed(Topic.ITEM, from, id.toString(), new Version(1, 7), "", Instant.now())
                .writeTo(headers);
        int partition = TenantPartitioner.partition(tenant.tenantId(), KafkaTestResource.PARTITIONS);
        byte[] value = "{\"id\":\"%s\",\"code\":\"STRAY\"}".formatted(id).getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", poller.servers()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topic.ITEM.name(""), partition, tenant.tenantId() + "/" + id, value, headers))
                    .get();
        }
    }
}
