package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.Content;
import com.optiply.connector.writer.mapping.OrderLine;
import com.optiply.connector.writer.mapping.Outcome.Desired;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Answer.NotFound;
import com.optiply.connector.writer.optiply.Answer.Ok;
import com.optiply.connector.writer.optiply.Call;
import com.optiply.connector.writer.optiply.Optiply.Reply;
import com.optiply.connector.writer.reconcile.Plan.Change;
import com.optiply.connector.writer.reconcile.Plan.Remove;
import com.optiply.connector.writer.state.Intent;
import com.optiply.connector.writer.state.Intent.Operation;
import com.optiply.connector.writer.state.Ledger;
import com.optiply.connector.writer.state.Ledger.Written;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceState;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Resources;
import com.optiply.connector.writer.state.Settlement;
import com.optiply.connector.writer.state.Settlement.Draft;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes and deletes records that Optiply has. */
@ApplicationScoped
class Alteration {

    private final Calls calls;
    private final OrderLines orderLines;
    private final Ledger ledger;
    private final Recorder recorder;
    private final Resources resources;
    private final Announcer announcer;
    private final VendorClock clock;
    private final Setback setback;

    Alteration(
            Calls calls,
            OrderLines orderLines,
            Ledger ledger,
            Recorder recorder,
            Resources resources,
            Announcer announcer,
            VendorClock clock,
            WriterConfig config) {
        this.calls = calls;
        this.orderLines = orderLines;
        this.ledger = ledger;
        this.recorder = recorder;
        this.resources = resources;
        this.announcer = announcer;
        this.clock = clock;
        this.setback = new Setback(config);
    }

    /** Sends what differs. */
    Written change(Mandate mandate, Resource resource, Change plan) throws InterruptedException {
        Intent intent = intent(resource, plan);
        Written begun = ledger.begin(mandate.claim(), resource, intent).join();
        if (begun != Written.DONE) {
            return begun;
        }
        String id = resource.optiplyId().orElseThrow();
        Optional<Reply> last = Optional.empty();
        NotTaken notTaken = NotTaken.NOTHING;
        if (!plan.difference().isEmpty()) {
            ObjectNode body = plan.difference().toJson();
            ResourceType type = resource.key().type();
            Reply reply = calls.inTurn(mandate, access -> Call.patch(type.path(), id, body, access));
            announcer.written(
                    mandate.scope(),
                    resource,
                    resource.optiplyId(),
                    "PATCH",
                    body,
                    reply,
                    plan.after().notes());
            if (!(reply.answer() instanceof Ok ok)) {
                return recorder.recorded(mandate, resource, setback.after(resource, intent, reply.answer()));
            }
            last = Optional.of(reply);
            notTaken = NotTaken.of(plan.difference(), ok);
        }
        if (plan.lines().isPresent()) {
            Optional<Answer> trouble = orderLines.bringInStep(
                    mandate, id, plan.lines().get(), line -> announcer.lineWritten(mandate.scope(), resource, line));
            if (trouble.isPresent()) {
                return recorder.recorded(
                        mandate, resource, linesSetback(mandate, resource, plan, intent, trouble.get()));
            }
        }
        Content now = new Content(
                plan.kept().attributes().with(plan.difference()).with(notTaken.kept()),
                plan.kept().lines());
        Draft draft = Settlement.of(resource).verified(resource.verify());
        return recorder.recorded(
                mandate,
                resource,
                draft.acknowledged(now)
                        .flawed(notTaken.failure(plan.difference()))
                        .notes(plan.after().notes())
                        .httpStatus(last.flatMap(reply -> reply.answer().status()))
                        .dueAt(plan.after().changesAt())
                        .watches(Set.of(), plan.after().watched())
                        .done());
    }

    /** All that is not known of the record until the call is answered: what it sends, and what calls before it sent that were not answered either. */
    private Intent intent(Resource resource, Change plan) {
        Attributes open = resource.intent()
                .filter(before -> before.operation() == Operation.PATCH)
                .map(before -> before.content().attributes())
                .orElse(Attributes.NONE);
        return new Intent(
                Operation.PATCH, new Content(open.with(plan.difference()), plan.lines()), "", clock.instant());
    }

    /** The order itself is there; a missing line or product is not a reason to make the order again. */
    private Settlement linesSetback(Mandate mandate, Resource resource, Change plan, Intent intent, Answer answer) {
        if (answer instanceof NotFound) {
            try {
                resources.distrust(
                        mandate.claim().scopeId(),
                        plan.lines().orElse(List.of()).stream()
                                .map(OrderLine::productId)
                                .toList());
            } catch (SQLException e) {
                return setback.after(resource, intent, new Answer.Lost(e.getMessage()));
            }
            return setback.after(resource, intent, new Answer.Failed(404, answer.message()));
        }
        Settlement after = setback.after(resource, intent, answer);
        return after.intent().isPresent() ? after : after.withIntent(intent);
    }

    /** Deletes it; lines that an order leaves behind too, because no source says that they go with it (Optiply reference, gap G8). */
    Written remove(Mandate mandate, Work work, Remove plan) throws InterruptedException {
        Resource resource = work.resource();
        Intent intent = new Intent(Operation.DELETE, Content.of(Attributes.NONE), "", clock.instant());
        Written begun = ledger.begin(mandate.claim(), resource, intent).join();
        if (begun != Written.DONE) {
            return begun;
        }
        ResourceType type = resource.key().type();
        String id = resource.optiplyId().orElseThrow();
        Reply reply = calls.inTurn(mandate, access -> Call.delete(type.path(), id, access));
        announcer.written(
                mandate.scope(),
                resource,
                resource.optiplyId(),
                "DELETE",
                Attributes.NONE.toJson(),
                reply,
                plan.after().notes());
        if (!(reply.answer() instanceof Ok) && !(reply.answer() instanceof NotFound)) {
            return recorder.recorded(mandate, resource, setback.after(resource, intent, reply.answer()));
        }
        if (type == ResourceType.SELL_ORDERS) {
            Optional<Answer> left = orderLines.bringInStep(
                    mandate, id, List.of(), line -> announcer.lineWritten(mandate.scope(), resource, line));
            if (left.isPresent() && !(left.get() instanceof NotFound)) {
                Settlement half = setback.after(resource, intent, left.get());
                return recorder.recorded(mandate, resource, half.withIntent(intent));
            }
        }
        Draft draft = Settlement.of(resource)
                .state(ResourceState.ABSENT)
                .unknownToOptiply()
                .notes(plan.after().notes())
                .httpStatus(reply.answer().status())
                .watches(Set.of(), plan.after().watched());
        boolean comesBack = work.outcome() instanceof Desired;
        return recorder.recorded(mandate, resource, (comesBack ? draft.again(Duration.ZERO) : draft).done());
    }
}
