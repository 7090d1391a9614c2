package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.model.outcome.OptiplyDeadLetter;
import com.optiply.connector.model.outcome.WriteResult;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Answer.Conflict;
import com.optiply.connector.writer.optiply.Answer.NotFound;
import com.optiply.connector.writer.optiply.Answer.Ok;
import com.optiply.connector.writer.optiply.Answer.Refused;
import com.optiply.connector.writer.optiply.Optiply.Reply;
import com.optiply.connector.writer.reconcile.OrderLines.LineWrite;
import com.optiply.connector.writer.report.Reports;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceKey;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.Settlement.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells others what was written, and what cannot be. */
@ApplicationScoped
class Announcer {

    private final Reports reports;
    private final VendorClock clock;

    Announcer(Reports reports, VendorClock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    void written(
            Scope scope,
            Resource resource,
            Optional<String> id,
            String operation,
            ObjectNode sent,
            Reply reply,
            List<String> notes) {
        String type = resource.key().type().path();
        reports.written(scope, result(scope, type, resource.key().key(), id, operation, sent, reply, notes));
    }

    void lineWritten(Scope scope, Resource order, LineWrite line) {
        String key = order.key().key() + "/" + line.productId();
        Optional<String> id = Optional.ofNullable(line.id());
        reports.written(
                scope,
                result(scope, "sellOrderLines", key, id, line.operation(), line.attributes(), line.reply(), List.of()));
    }

    /** A resource that cannot be written as it is, for a reason that was not told of it before. */
    void failed(Scope scope, ResourceKey key, Failure failure, int attempts) {
        reports.givenUp(
                scope,
                new OptiplyDeadLetter(
                        scope.tenant(),
                        key.type().path(),
                        key.key(),
                        failure.cause(),
                        failure.message(),
                        failure.remedy(),
                        Math.max(1, attempts),
                        clock.instant()));
    }

    private WriteResult result(
            Scope scope,
            String type,
            String key,
            Optional<String> id,
            String operation,
            ObjectNode sent,
            Reply reply,
            List<String> notes) {
        Map<String, Object> attributes = new HashMap<>();
        sent.properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue()));
        return new WriteResult(
                scope.tenant(),
                type,
                key,
                id.orElse(null),
                operation,
                attributes,
                outcome(operation, reply.answer()),
                reply.answer().status().orElse(null),
                notes.isEmpty() ? null : notes,
                reply.took().toMillis(),
                clock.instant());
    }

    private static String outcome(String operation, Answer answer) {
        return switch (answer) {
            case Ok ok -> "done";
            case NotFound missing -> operation.equals("DELETE") ? "done" : "refused";
            case Refused refused -> "refused";
            case Conflict conflict -> "refused";
            case Answer.Forbidden forbidden -> "refused";
            case Answer.Failed failed -> "unclear";
            case Answer.Lost lost -> "unclear";
            case Answer.Throttled throttled -> "transient";
            case Answer.NoAccess none -> "transient";
            case Answer.Unsent unsent -> "transient";
        };
    }
}
