package com.optiply.connector.writer.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.Content;
import com.optiply.connector.writer.mapping.OrderLine;
import com.optiply.connector.writer.mapping.Outcome.Desired;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Answer.Conflict;
import com.optiply.connector.writer.optiply.Answer.NotFound;
import com.optiply.connector.writer.optiply.Answer.Ok;
import com.optiply.connector.writer.optiply.Call;
import com.optiply.connector.writer.optiply.Optiply.Reply;
import com.optiply.connector.writer.reconcile.LostPost.Found;
import com.optiply.connector.writer.reconcile.Plan.Change;
import com.optiply.connector.writer.reconcile.Plan.Create;
import com.optiply.connector.writer.reconcile.Plan.Remove;
import com.optiply.connector.writer.reconcile.Plan.Search;
import com.optiply.connector.writer.reconcile.Plan.Settle;
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
import com.optiply.connector.writer.state.Settlement.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Brings one resource in step: plans the smallest thing to do, records the intent, calls, records the answer. One at a time per resource; the lane sees to that.
 */
@ApplicationScoped
public class Reconciler {

    /** What was prepared for a resource. */
    public sealed interface Step {

        /** Nothing to call; it is being recorded. */
        record Recording(CompletableFuture<Written> written) implements Step {}

        /** A call has to be made. */
        record ToCall(CallStep step) implements Step {}
    }

    /** Makes the calls of one resource and records what came of them. */
    @FunctionalInterface
    public interface CallStep {
        Written run() throws InterruptedException, SQLException;
    }

    private static final Duration TWIN = Duration.ofMillis(300);

    private final Calls calls;
    private final OrderLines orderLines;
    private final LostPost lostPost;
    private final Ledger ledger;
    private final Resources resources;
    private final Announcer announcer;
    private final VendorClock clock;
    private final Setback setback;

    Reconciler(
            Calls calls,
            OrderLines orderLines,
            LostPost lostPost,
            Ledger ledger,
            Resources resources,
            Announcer announcer,
            VendorClock clock,
            WriterConfig config) {
        this.calls = calls;
        this.orderLines = orderLines;
        this.lostPost = lostPost;
        this.ledger = ledger;
        this.resources = resources;
        this.announcer = announcer;
        this.clock = clock;
        this.setback = new Setback(config);
    }

    /** Decides what to do. */
    public Step prepare(Mandate mandate, Work work) {
        Resource resource = work.resource();
        return switch (Planner.plan(work)) {
            case Settle settle -> new Step.Recording(record(mandate, resource, settle.settlement()));
            case Create create -> new Step.ToCall(() -> create(mandate, resource, create));
            case Change change -> new Step.ToCall(() -> change(mandate, resource, change));
            case Remove remove -> new Step.ToCall(() -> remove(mandate, work, remove));
            case Search search -> new Step.ToCall(() -> search(mandate, resource, search.lost()));
        };
    }

    private Written create(Mandate mandate, Resource resource, Create plan) throws InterruptedException, SQLException {
        Intent intent = new Intent(Operation.POST, plan.content(), print(resource, plan.content()), clock.instant());
        mandate.pacer().await();
        Written begun = ledger.begin(mandate.claim(), resource, intent).join();
        if (begun == Written.DEFERRED) {
            return recorded(mandate, resource, twin(resource));
        }
        if (begun != Written.DONE) {
            return begun;
        }
        ObjectNode body = body(mandate, resource, plan.content());
        ResourceType type = resource.key().type();
        Reply reply = calls.now(mandate, access -> Call.post(type.path(), body, access));
        Settlement settlement = created(mandate, resource, plan, intent, body, reply);
        Written written = recorded(mandate, resource, settlement);
        announcer.written(
                mandate.scope(),
                resource,
                settlement.optiplyId(),
                "POST",
                body,
                reply,
                plan.after().notes());
        return written;
    }

    private Settlement created(
            Mandate mandate, Resource resource, Create plan, Intent intent, ObjectNode body, Reply reply)
            throws InterruptedException, SQLException {
        Answer answer = reply.answer();
        if (answer instanceof Ok ok && ok.body().path("data").hasNonNull("id")) {
            String id = ok.body().path("data").path("id").asText();
            return acknowledged(resource, plan.content(), plan.after(), reply)
                    .optiplyId(id)
                    .verified(true)
                    .done();
        }
        if (answer instanceof Ok ok) {
            return setback.after(resource, intent, new Answer.Lost("an answer " + ok.code() + " without an id"));
        }
        if (body.has("remoteId") && answer.message().toLowerCase(Locale.ROOT).contains("remoteid")) {
            resources.remoteIdRefused(mandate.claim().scopeId());
            return Settlement.of(resource)
                    .state(ResourceState.RETRYING)
                    .failure(new Failure("remote-id-refused", answer.message(), "It is sent without"))
                    .httpStatus(answer.status())
                    .again(Duration.ZERO)
                    .done();
        }
        if (answer instanceof NotFound) {
            resources.distrust(mandate.claim().scopeId(), parents(plan.content()));
        }
        if (answer instanceof Conflict && resource.key().type() == ResourceType.PRODUCT_COMPOSITIONS) {
            return adopted(mandate, resource, intent, answer);
        }
        return setback.after(resource, intent, answer);
    }

    private Written change(Mandate mandate, Resource resource, Change plan) throws InterruptedException {
        Intent intent = new Intent(Operation.PATCH, new Content(plan.difference(), plan.lines()), "", clock.instant());
        mandate.pacer().await();
        Written begun = ledger.begin(mandate.claim(), resource, intent).join();
        if (begun != Written.DONE) {
            return begun;
        }
        String id = resource.optiplyId().orElseThrow();
        Optional<Reply> last = Optional.empty();
        if (!plan.difference().isEmpty()) {
            ObjectNode body = plan.difference().toJson();
            ResourceType type = resource.key().type();
            Reply reply = calls.now(mandate, access -> Call.patch(type.path(), id, body, access));
            announcer.written(
                    mandate.scope(),
                    resource,
                    resource.optiplyId(),
                    "PATCH",
                    body,
                    reply,
                    plan.after().notes());
            if (!(reply.answer() instanceof Ok)) {
                return recorded(mandate, resource, setback.after(resource, intent, reply.answer()));
            }
            last = Optional.of(reply);
        }
        if (plan.lines().isPresent()) {
            Optional<Answer> trouble = orderLines.bringInStep(
                    mandate, id, plan.lines().get(), line -> announcer.lineWritten(mandate.scope(), resource, line));
            if (trouble.isPresent()) {
                return recorded(mandate, resource, linesSetback(mandate, resource, plan, intent, trouble.get()));
            }
        }
        Content now = new Content(
                plan.kept().attributes().with(plan.difference()), plan.kept().lines());
        Draft draft = Settlement.of(resource).verified(resource.verify());
        return recorded(
                mandate,
                resource,
                draft.acknowledged(now)
                        .notes(plan.after().notes())
                        .httpStatus(last.flatMap(reply -> reply.answer().status()))
                        .dueAt(plan.after().changesAt())
                        .watches(Set.of(), plan.after().watched())
                        .done());
    }

    /** The order itself is there; a missing line or product is not a reason to make the order again. */
    private Settlement linesSetback(Mandate mandate, Resource resource, Change plan, Intent intent, Answer answer) {
        if (answer instanceof NotFound) {
            try {
                resources.distrust(
                        mandate.claim().scopeId(), products(plan.lines().orElse(List.of())));
            } catch (SQLException e) {
                return setback.after(resource, intent, new Answer.Lost(e.getMessage()));
            }
            return setback.after(resource, intent, new Answer.Failed(404, answer.message()));
        }
        Settlement after = setback.after(resource, intent, answer);
        return after.intent().isPresent() ? after : after.withIntent(intent);
    }

    private Written remove(Mandate mandate, Work work, Remove plan) throws InterruptedException {
        Resource resource = work.resource();
        Intent intent = new Intent(Operation.DELETE, Content.of(Attributes.NONE), "", clock.instant());
        mandate.pacer().await();
        Written begun = ledger.begin(mandate.claim(), resource, intent).join();
        if (begun != Written.DONE) {
            return begun;
        }
        ResourceType type = resource.key().type();
        String id = resource.optiplyId().orElseThrow();
        Reply reply = calls.now(mandate, access -> Call.delete(type.path(), id, access));
        announcer.written(
                mandate.scope(),
                resource,
                resource.optiplyId(),
                "DELETE",
                Attributes.NONE.toJson(),
                reply,
                plan.after().notes());
        if (!(reply.answer() instanceof Ok) && !(reply.answer() instanceof NotFound)) {
            return recorded(mandate, resource, setback.after(resource, intent, reply.answer()));
        }
        Draft draft = Settlement.of(resource)
                .state(ResourceState.ABSENT)
                .unknownToOptiply()
                .notes(plan.after().notes())
                .httpStatus(reply.answer().status())
                .watches(Set.of(), plan.after().watched());
        boolean comesBack = work.outcome() instanceof Desired;
        return recorded(mandate, resource, (comesBack ? draft.again(Duration.ZERO) : draft).done());
    }

    private Written search(Mandate mandate, Resource resource, Intent lost) throws InterruptedException, SQLException {
        Settlement settlement =
                switch (lostPost.find(mandate, resource.key(), lost)) {
                    case Found.Record found -> adopt(resource, found);
                    case Found.Nothing nothing ->
                        Settlement.of(resource)
                                .state(ResourceState.RETRYING)
                                .failure(new Failure("not-found", "The lost POST left nothing", "It is sent again"))
                                .attempts(resource.attempts())
                                .again(Duration.ZERO)
                                .done();
                    case Found.NoAnswer none ->
                        Settlement.of(resource)
                                .state(ResourceState.UNCLEAR)
                                .failure(new Failure("unclear", none.answer().message(), "It is looked at again"))
                                .attempts(resource.attempts())
                                .intent(resource.intent())
                                .again(Setback.growing(
                                        Duration.ofSeconds(1), 2, resource.attempts(), Duration.ofMinutes(5)))
                                .done();
                };
        return recorded(mandate, resource, settlement);
    }

    /** A composition that is there already: only exactly this pair is taken over (Optiply reference, section 5.3, bug 1). */
    private Settlement adopted(Mandate mandate, Resource resource, Intent intent, Answer conflict)
            throws InterruptedException, SQLException {
        return switch (lostPost.find(mandate, resource.key(), intent)) {
            case Found.Record found -> adopt(resource, found);
            case Found.Nothing nothing -> setback.after(resource, intent, conflict);
            case Found.NoAnswer none ->
                setback.after(resource, intent, new Answer.Lost(none.answer().message()));
        };
    }

    private static Settlement adopt(Resource resource, Found.Record found) {
        return Settlement.of(resource)
                .state(ResourceState.RETRYING)
                .failure(new Failure("adopted", "The record was found in Optiply", "It is compared now"))
                .optiplyId(found.id())
                .acknowledged(Content.of(found.known()))
                .again(Duration.ZERO)
                .done();
    }

    private static Settlement twin(Resource resource) {
        return Settlement.of(resource)
                .state(ResourceState.RETRYING)
                .failure(new Failure(
                        "twin-under-way", "A record with the same content is being created", "It goes on by itself"))
                .attempts(resource.attempts())
                .again(TWIN)
                .done();
    }

    private static Draft acknowledged(Resource resource, Content content, Plan.After after, Reply reply) {
        return Settlement.of(resource)
                .acknowledged(content)
                .notes(after.notes())
                .httpStatus(reply.answer().status())
                .dueAt(after.changesAt())
                .watches(Set.of(), after.watched());
    }

    private Written recorded(Mandate mandate, Resource resource, Settlement settlement) {
        return record(mandate, resource, settlement).join();
    }

    private CompletableFuture<Written> record(Mandate mandate, Resource resource, Settlement settlement) {
        return ledger.settle(mandate.claim(), settlement).thenApply(written -> {
            if (written == Written.DONE) {
                announcer.settled(mandate.scope(), resource, settlement);
            }
            return written;
        });
    }

    private static ObjectNode body(Mandate mandate, Resource resource, Content content) {
        ObjectNode body = content.attributes().present().toJson();
        if (resource.key().type() != ResourceType.PRODUCT_COMPOSITIONS
                && !mandate.scope().remoteIdRefused()) {
            body.put("remoteId", resource.key().key());
        }
        content.lines().ifPresent(lines -> body.set("orderLines", Content.linesToJson(lines)));
        return body;
    }

    /** Equal for records that could not be told apart once they exist; a composition's pair is unique anyway. */
    private static String print(Resource resource, Content content) {
        return resource.key().type() == ResourceType.PRODUCT_COMPOSITIONS
                ? ""
                : UUID.nameUUIDFromBytes(content.toJson().toString().getBytes(UTF_8))
                        .toString();
    }

    private static List<Long> parents(Content content) {
        if (content.lines().isPresent()) {
            return products(content.lines().get());
        }
        return Stream.of("composedProductId", "partProductId")
                .map(content.attributes()::get)
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .toList();
    }

    private static List<Long> products(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::productId).toList();
    }
}
