package com.optiply.connector.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.optiply.connector.local.check.TraceCollector.Span;
import com.optiply.connector.local.demo.Demo;
import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.local.onboarding.Onboarding;
import com.optiply.connector.local.onboarding.OperatorApi;
import com.optiply.connector.local.onboarding.OperatorToken;
import com.optiply.connector.local.oracle.HandWritten;
import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.local.process.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is seen of the packaged services from outside, with the settings that the chart makes: traces from Exact to Optiply, and lines of JSON. */
@Tag("system")
class ObservedIT {

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final TenantPlan PLAN = TenantPlan.demo();

    private final List<String> lines = new ArrayList<>();

    @Test
    void aTraceGoesFromTheReadOfExactThroughKafkaToTheCallOfOptiply() throws IOException {
        StateFolder state = new StateFolder(MODULE.resolve("target/observed"));
        try (TraceCollector collector = new TraceCollector()) {
            try (Stack stack = Stack.start(
                    MODULE.getParent().getParent(),
                    FreePorts.choose(),
                    state,
                    Optional.empty(),
                    Demo.VENDOR_RATE,
                    service -> settings(collector),
                    lines::add)) {
                onboard(stack);
                Waiting.until(
                        "a call to Optiply in the trace of a read",
                        LIMIT,
                        Duration.ofMillis(200),
                        () -> whole(collector.spans()).isEmpty()
                                ? List.of("so far " + counts(collector.spans()), "logs in " + state.logs())
                                : List.of());
            }
            Span call = whole(collector.spans()).getFirst();
            assertThat(call.texts())
                    .containsEntry("connector.tenant", PLAN.id())
                    .containsEntry("service.name", Service.WRITER.module())
                    .hasEntrySatisfying("connector.resource", resource -> assertThat(resource)
                            .startsWith("products/"));
        }
        for (Service service : Service.values()) {
            assertLinesOfJson(service, Files.readAllLines(state.logs().resolve(service.module() + ".log")));
        }
    }

    /** As the chart sets them, but every read is traced, and nothing is held back. */
    private static Map<String, String> settings(TraceCollector collector) {
        return Map.of(
                "quarkus.log.console.json.enabled", "true",
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.otel.traces.sampler.arg", "1.0",
                "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
                "quarkus.otel.exporter.otlp.endpoint", collector.url(),
                "quarkus.otel.bsp.schedule.delay", "200ms");
    }

    private void onboard(Stack stack) {
        Merchant merchant = Merchant.of(stack.sandbox()
                .seed(PLAN.seed(HandWritten.load()))
                .path("tenants")
                .path(0));
        OperatorApi operator = new OperatorApi(stack.ports().url(Port.AUTH), new OperatorToken(stack.issuer()));
        new Onboarding(operator, stack.sandbox(), lines::add)
                .onboard(PLAN.id(), "Traced BV", merchant, PLAN.settings());
    }

    /** The writer's spans of products whose parent is a read of the poller: of items, prices or stock, whichever marked the product last. */
    private static List<Span> whole(List<Span> spans) {
        List<Span> reads = spans.stream()
                .filter(span -> span.name().startsWith("read ")
                        && Service.POLLER.module().equals(span.texts().get("service.name")))
                .toList();
        return spans.stream()
                .filter(span -> span.name().equals("write products"))
                .filter(span -> reads.stream()
                        .anyMatch(read ->
                                read.id().equals(span.parent()) && read.trace().equals(span.trace())))
                .toList();
    }

    private static Map<String, Long> counts(List<Span> spans) {
        return spans.stream()
                .collect(Collectors.groupingBy(
                        span -> span.texts().get("service.name") + ": " + span.name(),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static void assertLinesOfJson(Service service, List<String> log) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log) {
            // The JVM itself warns in words before anything runs.
            if (!line.startsWith("WARNING: ")) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        assertThat(lines).hasSizeGreaterThan(2).allSatisfy(line -> {
            for (String key : List.of("timestamp", "level", "loggerName", "message", "threadName")) {
                assertThat(line.path(key).asText()).as(key).isNotEmpty();
            }
            assertThat(line.path("service").asText()).isEqualTo(service.module());
        });
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(line.path("mdc").path("tenant").asText()).isEqualTo(PLAN.id()));
    }
}
