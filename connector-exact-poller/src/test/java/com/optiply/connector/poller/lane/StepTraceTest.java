package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.stream.Stream;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With tracing on, every event carries the trace of the read that brought it. */
class StepTraceTest {

    @RegisterExtension
    static final OpenTelemetryExtension TRACES = OpenTelemetryExtension.create();

    private final LoneLane lane = new LoneLane();

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void events_carry_the_span_of_their_read() {
        lane.exact.when("sync/Logistics/Items", StepTraceTest::items);
        lane.start(Samples.orders("traced", 4711).tenant());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !lane.published(Topic.ITEM).isEmpty() && lane.isLoaded(Stream.ITEMS));
        OutgoingRecord item = lane.published(Topic.ITEM).getFirst();
        String parent = item.headers().traceParent().orElseThrow();
        await().until(() -> TRACES.getSpans().stream()
                .anyMatch(span -> parent.equals("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01")));
        SpanData read = TRACES.getSpans().stream()
                .filter(span -> parent.contains(span.getSpanId()))
                .findFirst()
                .orElseThrow();
        assertThat(read.getName()).isEqualTo("read items");
        assertThat(read.getAttributes().get(AttributeKey.stringKey("connector.tenant")))
                .isEqualTo("traced");
        assertThat(read.getAttributes().get(AttributeKey.longKey("connector.events")))
                .isEqualTo(1);
    }

    private static Answer items(String request) {
        return Answer.of(
                !request.matches(".*gt%20[1-9]\\d*L.*")
                        ? "{\"d\":{\"results\":[{\"ID\":\"%s\",\"Timestamp\":\"1\",\"Code\":\"A\"}]}}"
                                .formatted(new UUID(7, 1))
                        : "{\"d\":{\"results\":[]}}");
    }
}
