package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.writer.mapping.OrderLine;
import com.optiply.connector.writer.optiply.Access;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Answer.NotFound;
import com.optiply.connector.writer.optiply.Answer.Ok;
import com.optiply.connector.writer.optiply.Call;
import com.optiply.connector.writer.optiply.Call.Filter;
import com.optiply.connector.writer.optiply.Optiply.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings the lines of an existing sell order in step. They are read first each time, because a POST of an order does not tell the ids of its lines and a line
 * has no id of ours (Optiply reference, section 2.5); so a call that was not answered cannot make a second line.
 */
@ApplicationScoped
class OrderLines {

    static final String TYPE = "sellOrderLines";
    private static final int PAGE = 100;

    /** What Optiply says of an order's lines. */
    sealed interface Lines {

        record Known(List<OrderLine> lines) implements Lines {}

        record NotTold(Answer answer) implements Lines {}
    }

    /** A line as Optiply has it. */
    private record Existing(String id, OrderLine line) {}

    /** What was read, or the answer that was not a list. */
    private record Reading(List<Existing> lines, Optional<Answer> setback) {}

    /** One change of a line, told to whoever reports it. */
    record LineWrite(String operation, String id, long productId, ObjectNode attributes, Reply reply) {}

    private final Calls calls;

    OrderLines(Calls calls) {
        this.calls = calls;
    }

    /** The lines of an order. */
    Lines read(Mandate mandate, String orderId) throws InterruptedException {
        Reading reading = existing(mandate, orderId);
        return reading.setback().isPresent()
                ? new Lines.NotTold(reading.setback().get())
                : new Lines.Known(reading.lines().stream().map(Existing::line).toList());
    }

    /**
     * @param told gets every change
     * @return empty when the lines are as wanted, otherwise the first answer that was not a success
     */
    Optional<Answer> bringInStep(Mandate mandate, String orderId, List<OrderLine> wanted, Consumer<LineWrite> told)
            throws InterruptedException {
        Reading reading = existing(mandate, orderId);
        if (reading.setback().isPresent()) {
            return reading.setback();
        }
        Map<Long, Existing> byProduct = new HashMap<>();
        List<Existing> surplus = new ArrayList<>();
        for (Existing existing : reading.lines()) {
            if (byProduct.putIfAbsent(existing.line().productId(), existing) != null) {
                surplus.add(existing);
            }
        }
        for (OrderLine line : wanted) {
            Existing existing = byProduct.remove(line.productId());
            if (existing == null || !existing.line().sameAs(line)) {
                Optional<Answer> setback = write(mandate, orderId, existing, line, told);
                if (setback.isPresent()) {
                    return setback;
                }
            }
        }
        surplus.addAll(byProduct.values());
        for (Existing gone : surplus) {
            Answer answer = done(
                    mandate,
                    access -> Call.delete(TYPE, gone.id(), access),
                    "DELETE",
                    gone.id(),
                    gone.line().productId(),
                    JsonNodeFactory.instance.objectNode(),
                    told);
            if (!(answer instanceof Ok) && !(answer instanceof NotFound)) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> write(
            Mandate mandate, String orderId, Existing existing, OrderLine line, Consumer<LineWrite> told)
            throws InterruptedException {
        ObjectNode attributes = JsonNodeFactory.instance
                .objectNode()
                .put("quantity", line.quantity())
                .put("subtotalValue", line.subtotalValue());
        Answer answer;
        if (existing == null) {
            attributes.put("productId", line.productId()).put("sellOrderId", Long.parseLong(orderId));
            answer = done(
                    mandate,
                    access -> Call.post(TYPE, attributes, access),
                    "POST",
                    null,
                    line.productId(),
                    attributes,
                    told);
        } else {
            answer = done(
                    mandate,
                    access -> Call.patch(TYPE, existing.id(), attributes, access),
                    "PATCH",
                    existing.id(),
                    line.productId(),
                    attributes,
                    told);
        }
        return answer instanceof Ok ? Optional.empty() : Optional.of(answer);
    }

    private Answer done(
            Mandate mandate,
            Function<Access, Call> call,
            String operation,
            String id,
            long productId,
            ObjectNode attributes,
            Consumer<LineWrite> told)
            throws InterruptedException {
        Reply reply = calls.inTurn(mandate, call);
        told.accept(new LineWrite(operation, id, productId, attributes, reply));
        return reply.answer();
    }

    private Reading existing(Mandate mandate, String orderId) throws InterruptedException {
        List<Existing> lines = new ArrayList<>();
        List<Filter> filters = List.of(Filter.equal("sellOrderId", orderId));
        for (int offset = 0; ; offset += PAGE) {
            int from = offset;
            Answer answer = calls.inTurn(mandate, access -> Call.list(TYPE, filters, "id", from))
                    .answer();
            if (!(answer instanceof Ok ok)) {
                return new Reading(List.of(), Optional.of(answer));
            }
            JsonNode data = ok.body().path("data");
            data.forEach(row -> lines.add(new Existing(row.path("id").asText(), line(row))));
            if (data.size() < PAGE) {
                return new Reading(List.copyOf(lines), Optional.empty());
            }
        }
    }

    /** A line as it was read. */
    static OrderLine line(JsonNode row) {
        JsonNode attributes = row.path("attributes");
        return new OrderLine(
                attributes.path("productId").asLong(),
                attributes.path("quantity").asLong(),
                new BigDecimal(attributes.path("subtotalValue").asText("0")));
    }
}
