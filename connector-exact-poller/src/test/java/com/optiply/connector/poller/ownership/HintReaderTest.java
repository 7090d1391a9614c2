package com.optiply.connector.poller.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.poller.ConnectorConfig;
import com.optiply.connector.poller.publish.KafkaSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class HintReaderTest {

    private final List<String> heard = new ArrayList<>();

    /** As the owners do it: tenants are looked up in a map that takes no null. */
    private void hear(TenantId tenant, String stream, int partition) {
        new ConcurrentHashMap<TenantId, String>().get(tenant);
        heard.add(tenant + " " + stream);
    }

    @Test
    void a_bad_hint_is_passed_over_and_the_next_one_is_heard() {
        take("{\"stream\":\"items\"}");
        take(hint("null", "\"items\""));
        take(hint("\"bakker-bv\"", "null"));
        take("null");
        take("[]");
        take(hint("\"No Slug\"", "\"items\""));
        take(hint("\"bakker-bv\"", "\"items\""));

        assertThat(heard).containsExactly("bakker-bv items");
    }

    @Test
    void a_listener_that_fails_ends_nothing() {
        ConsumerRecord<String, byte[]> hint = record(hint("\"bakker-bv\"", "\"items\""));

        HintReader.take(hint, (tenant, stream, partition) -> {
            throw new IllegalStateException("the lane has just ended");
        });
        HintReader.take(hint, this::hear);

        assertThat(heard).containsExactly("bakker-bv items");
    }

    @Test
    void a_consumer_that_cannot_be_made_is_tried_again_with_growing_pauses() {
        AtomicInteger attempts = new AtomicInteger();
        ConnectorConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ConnectorConfig.class)
                .build()
                .getConfigMapping(ConnectorConfig.class);
        HintReader reader = new HintReader(new KafkaSettings(Map.of(), config) {
            @Override
            public Map<String, Object> connection() {
                attempts.incrementAndGet();
                return super.connection();
            }
        });

        reader.start(this::hear);

        // At once, after 1 s, after 2 s more; without pauses it would be thousands.
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(40))
                .until(() -> attempts.get() >= 1 && attempts.get() <= 8);
        reader.stop();
    }

    private void take(String value) {
        HintReader.take(record(value), this::hear);
    }

    private static String hint(String tenant, String stream) {
        return """
                {"tenantId":%s,"stream":%s,"reason":"test","asked":"2026-11-23T10:00:00Z"}""".formatted(tenant, stream);
    }

    private static ConsumerRecord<String, byte[]> record(String value) {
        return new ConsumerRecord<>("hints", 0, 0, "any", value.getBytes(StandardCharsets.UTF_8));
    }
}
