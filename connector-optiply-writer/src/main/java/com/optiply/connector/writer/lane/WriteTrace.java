package com.optiply.connector.writer.lane;

import com.optiply.connector.writer.reconcile.Reconciler.CallStep;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Ledger.Written;
import com.optiply.connector.writer.state.ResourceKey;
import com.optiply.connector.writer.state.Traces;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The span of one resource's calls, in the trace of the read that marked it. Costs nothing while tracing is off. */
@ApplicationScoped
class WriteTrace {

    private static final TextMapGetter<String> PARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of("traceparent");
        }

        @Override
        public String get(String carrier, String key) {
            return key.equals("traceparent") ? carrier : null;
        }
    };

    private final Database database;
    private final boolean off;

    WriteTrace(
            Database database, @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean off) {
        this.database = database;
        this.off = off;
    }

    /** Makes the calls inside their span. */
    Written run(Lane lane, ResourceKey key, CallStep step) throws InterruptedException, SQLException {
        if (off) {
            return step.run();
        }
        Span span = GlobalOpenTelemetry.getTracer("connector-optiply-writer")
                .spanBuilder("write " + key.type().path())
                .setParent(parent(key))
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("connector.tenant", lane.scope().tenant().value())
                .setAttribute("connector.resource", key.type().path() + "/" + key.key())
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            Written written = step.run();
            span.setAttribute("connector.written", written.name());
            return written;
        } catch (SQLException | RuntimeException e) {
            span.setStatus(StatusCode.ERROR, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            span.end();
        }
    }

    private Context parent(ResourceKey key) throws SQLException {
        Optional<String> noted = database.write(connection -> Traces.take(connection, key));
        return noted.map(parent -> W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, PARENT))
                .orElseGet(Context::root);
    }
}
