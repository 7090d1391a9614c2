package com.optiply.connector.poller.lane;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.Optional;

/** The span of one step: everything published in it carries its context, so that a trace goes on where an event is used. Nothing while tracing is off. */
final class StepTrace {

    private StepTrace() {}

    /** Takes the step inside a span. */
    static Step step(StreamReader reader, Reading reading) throws InterruptedException {
        Span span = GlobalOpenTelemetry.getTracer("connector-exact-poller")
                .spanBuilder("read " + reading.stream().label())
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("connector.tenant", reading.tenant().tenantId().value())
                .setAttribute("connector.stream", reading.stream().label())
                .setAttribute("connector.division", reading.tenant().division())
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            return ended(span, reader.step(reading));
        } finally {
            span.end();
        }
    }

    private static Step ended(Span span, Step step) {
        switch (step) {
            case Step.Read read -> span.setAttribute("connector.events", read.changes());
            case Step.Denied denied ->
                span.setAttribute("connector.denied", denied.reason().name());
            case Step.Failed failed ->
                span.setStatus(StatusCode.ERROR, failed.failure().code());
            case Step.Lost lost -> span.setStatus(StatusCode.ERROR, lost.reason());
        }
        return step;
    }

    /** W3C trace context of the step that runs on this thread; empty while tracing is off or the step is not sampled. */
    static Optional<String> current() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() && context.isSampled()
                ? Optional.of("00-" + context.getTraceId() + "-" + context.getSpanId() + "-01")
                : Optional.empty();
    }
}
