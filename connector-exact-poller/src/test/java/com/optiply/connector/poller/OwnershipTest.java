package com.optiply.connector.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.topic.TenantPartitioner;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.PollerTestBase;
import com.optiply.connector.poller.fixture.Same;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.ownership.OwnershipLoop;
import com.optiply.connector.poller.stream.Stream;
import com.optiply.connector.testsupport.KafkaTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A partition changes hands in the middle of everything: nothing is lost, nothing comes twice, who is out stays out. */
@QuarkusTest
class OwnershipTest extends PollerTestBase {

    private static final Map<String, Object> GENERATED =
            Map.of("name", "generated", "seed", 5, "tenants", 1, "items", 2_400, "orders", 300, "orderLines", 1_000);

    @Inject
    OwnershipLoop loop;

    @Test
    void somebody_else_takes_the_partition_during_a_first_load() throws Exception {
        int division = poller.company("own-fenced", GENERATED).path("division").asInt();
        Samples tenant = Samples.orders("own-fenced", division);
        poller.sandbox().setSwitch("exact.sync-page-size", 20);
        int partition = TenantPartitioner.partition(tenant.tenant().tenantId(), KafkaTestResource.PARTITIONS);
        try {
            poller.publish(tenant);
            for (int takeover = 1; takeover <= 4; takeover++) {
                int published = published("own-fenced");
                await().until(() -> published("own-fenced") > published);

                // A member that stood still since it was assigned, as far as the poller can tell: it fences, and its
                // transaction stays open until the group has given the partition back to the poller, which fences in
                // turn.
                try (KafkaProducer<String, byte[]> intruder = intruder(partition)) {
                    intruder.initTransactions();
                    intruder.beginTransaction();
                    await().until(() -> isRefused(intruder, partition));
                    assertThatThrownBy(intruder::commitTransaction).isInstanceOf(KafkaException.class);
                }
            }
        } finally {
            poller.sandbox().setSwitch("exact.sync-page-size", 1000);
        }
        poller.awaitLoaded(tenant);

        Same.rows(
                poller.sandbox().rows(division, "Items"),
                poller.tap().live(Topic.ITEM, "own-fenced"),
                "ID=id Code=code");
        Same.rows(
                poller.sandbox().rows(division, "SalesOrderLines"),
                poller.tap().live(Topic.SALES_ORDER_LINE, "own-fenced"),
                "ID=id OrderID=orderId");
        assertThat(loop.owned()).hasSize(KafkaTestResource.PARTITIONS);
        poller.assertLaws(tenant);
    }

    @Test
    void a_tenant_starts_without_any_interval_having_to_pass() throws Exception {
        poller.sandbox().setClockRate(0.001);
        int division = poller.company("own-start", Map.of("name", "empty", "tenants", 1))
                .path("division")
                .asInt();
        Samples tenant = Samples.orders("own-start", division);
        long published = System.nanoTime();
        poller.publish(tenant);

        await().atMost(Duration.ofSeconds(30)).until(() -> poller.isLoaded(tenant, Stream.DIVISION));
        Duration took = Duration.ofNanos(System.nanoTime() - published);
        // Said, not asserted: how fast depends on the machine, that it happens at all does not.
        System.out.printf("a tenant was read %d ms after it was published%n", took.toMillis());
    }

    private int published(String tenant) {
        return poller.tap().all(event -> event.key().startsWith(tenant + "/")).size();
    }

    private static boolean isRefused(KafkaProducer<String, byte[]> intruder, int partition)
            throws InterruptedException {
        try {
            intruder.send(new ProducerRecord<>(
                            Topic.ITEM.name(""), partition, "own-fenced/never", new byte[] {'{', '}'}))
                    .get();
            return false;
        } catch (ExecutionException | KafkaException refused) {
            return true;
        }
    }

    /** Its transaction outlives the test: only being fenced ends it. */
    private KafkaProducer<String, byte[]> intruder(int partition) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        poller.servers(),
                        "transactional.id",
                        "exact-poller-" + partition,
                        "transaction.timeout.ms",
                        "60000"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
