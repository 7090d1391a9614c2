package com.optiply.connector.writer.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.Content;
import com.optiply.connector.writer.mapping.OrderLine;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Answer.Conflict;
import com.optiply.connector.writer.optiply.Answer.NotFound;
import com.optiply.connector.writer.optiply.Answer.Ok;
import com.optiply.connector.writer.optiply.Answer.Refused;
import com.optiply.connector.writer.optiply.Call;
import com.optiply.connector.writer.optiply.Optiply.Reply;
import com.optiply.connector.writer.reconcile.LostPost.Found;
import com.optiply.connector.writer.reconcile.Namesakes.Match;
import com.optiply.connector.writer.reconcile.Plan.Create;
import com.optiply.connector.writer.state.Intent;
import com.optiply.connector.writer.state.Intent.Operation;
import com.optiply.connector.writer.state.Ledger;
import com.optiply.connector.writer.state.Ledger.Written;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceKey;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes records in Optiply, and finds those whose making was not answered. */
@ApplicationScoped
class Creation {

    private static final Duration TWIN = Duration.ofMillis(300);
    private static final Duration FAILED_TWIN = Duration.ofMinutes(1);
    private static final Duration LONGEST_TWIN = Duration.ofHours(1);

    private final Calls calls;
    private final LostPost lostPost;
    private final Namesakes namesakes;
    private final Ledger ledger;
    private final Recorder recorder;
    private final Resources resources;
    private final Announcer announcer;
    private final VendorClock clock;
    private final Setback setback;

    Creation(
            Calls calls,
            LostPost lostPost,
            Namesakes namesakes,
            Ledger ledger,
            Recorder recorder,
            Resources resources,
            Announcer announcer,
            VendorClock clock,
            WriterConfig config) {
        this.calls = calls;
        this.lostPost = lostPost;
        this.namesakes = namesakes;
        this.ledger = ledger;
        this.recorder = recorder;
        this.resources = resources;
        this.announcer = announcer;
        this.clock = clock;
        this.setback = new Setback(config);
    }

    /** Makes it. */
    Written create(Mandate mandate, Resource resource, Create plan) throws InterruptedException, SQLException {
        Optional<Settlement> there = there(resource, namesakes.of(mandate, resource.key(), plan.content()));
        if (there.isPresent()) {
            return recorder.recorded(mandate, resource, there.get());
        }
        Intent intent = new Intent(Operation.POST, plan.content(), print(resource, plan.content()), clock.instant());
        Written begun = ledger.begin(mandate.claim(), resource, intent).join();
        if (begun == Written.DEFERRED) {
            boolean givenUp = resources.isGivenUp(resource.key(), intent.print());
            return recorder.recorded(mandate, resource, givenUp ? twinOfFailed(resource) : twin(resource));
        }
        if (begun != Written.DONE) {
            return begun;
        }
        ObjectNode body = body(mandate, resource, plan.content());
        ResourceType type = resource.key().type();
        Reply reply = calls.inTurn(mandate, access -> Call.post(type.path(), body, access));
        Settlement settlement = created(mandate, resource, plan, intent, body, reply);
        Written written = recorder.recorded(mandate, resource, settlement);
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

    /** Empty when nothing speaks against making it. */
    private Optional<Settlement> there(Resource resource, Match match) {
        return switch (match) {
            case Match.None none -> Optional.empty();
            case Match.Ours ours -> Optional.of(adopt(resource, new Found.Record(ours.optiplyId(), ours.known())));
            case Match.Unsure unsure -> Optional.of(unsure(resource, unsure));
            case Match.NotTold none -> Optional.of(setback.searchUnanswered(resource, none.answer()));
        };
    }

    private static Settlement unsure(Resource resource, Match.Unsure unsure) {
        return Settlement.of(resource)
                .state(ResourceState.FAILED)
                .failure(new Failure(
                        "maybe-there",
                        "It may be one of these records of Optiply, which do not tell whose they are: "
                                + String.join(", ", unsure.optiplyIds()),
                        "Leave one of them in Optiply, or none, and have the tenant's ids rebuilt"))
                .attempts(resource.attempts() + 1)
                .again(Setback.growing(FAILED_TWIN, 2, resource.attempts(), LONGEST_TWIN))
                .done();
    }

    private Settlement created(
            Mandate mandate, Resource resource, Create plan, Intent intent, ObjectNode body, Reply reply)
            throws InterruptedException, SQLException {
        Answer answer = reply.answer();
        if (answer instanceof Ok ok && ok.body().path("data").hasNonNull("id")) {
            String id = ok.body().path("data").path("id").asText();
            Attributes sent = plan.content().attributes().present();
            NotTaken notTaken = NotTaken.of(sent, ok);
            Content now = new Content(
                    plan.content().attributes().with(notTaken.kept()),
                    plan.content().lines());
            return acknowledged(resource, now, plan.after(), reply)
                    .flawed(notTaken.failure(sent))
                    .optiplyId(id)
                    .verified(true)
                    .done();
        }
        if (answer instanceof Ok ok) {
            return setback.after(resource, intent, new Answer.Lost("an answer " + ok.code() + " without an id"));
        }
        if (body.has("remoteId") && Words.refuseRemoteId(answer)) {
            resources.remoteIdRefused(
                    mandate.scope().account().orElseThrow(), resource.key().type());
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
        boolean maybeThere = answer instanceof Conflict
                || (answer instanceof Refused
                        && (resource.key().type() == ResourceType.PRODUCT_COMPOSITIONS || Words.sayItExists(answer)));
        if (Words.mayMissParent(answer) && resource.attempts() == 0) {
            resources.distrust(mandate.claim().scopeId(), parents(plan.content()));
        }
        if (maybeThere) {
            return adopted(mandate, resource, intent, answer);
        }
        return setback.after(resource, intent, answer);
    }

    /** Looks for the record of a POST that was not answered. */
    Written search(Mandate mandate, Resource resource, Intent lost) throws InterruptedException, SQLException {
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
                    case Found.NoAnswer none -> setback.searchUnanswered(resource, none.answer());
                };
        return recorder.recorded(mandate, resource, settlement);
    }

    /**
     * A record that is there already: of compositions only exactly this pair is taken over (Optiply reference, section 5.3, bug 1), of others only a record that
     * carries our remote id.
     */
    private Settlement adopted(Mandate mandate, Resource resource, Intent intent, Answer conflict)
            throws InterruptedException, SQLException {
        return switch (lostPost.findOwner(mandate, resource.key(), intent)) {
            case Found.Record found -> adopt(resource, found);
            case Found.Nothing nothing -> refusedBeside(mandate, resource, intent, conflict);
            case Found.NoAnswer none ->
                setback.after(resource, intent, new Answer.Lost(none.answer().message()));
        };
    }

    /** Nothing is there that it could be: of a composition the other direction is. Both are named, because either may be the wrong one. */
    private Settlement refusedBeside(Mandate mandate, Resource resource, Intent intent, Answer conflict)
            throws SQLException {
        if (resource.key().type() != ResourceType.PRODUCT_COMPOSITIONS || conflict instanceof Refused) {
            return setback.after(resource, intent, conflict);
        }
        ResourceKey other = Resources.reversed(resource.key());
        if (resources.isBeingCalled(other)) {
            return reverse(resource, conflict);
        }
        Failure failure = new Failure(
                Failure.CYCLE,
                conflict.message() + "; each of " + resource.key().key() + " is a part of the other",
                "Take one of the two out of its bill of materials in Exact");
        if (resources.note(other, failure)) {
            announcer.failed(mandate.scope(), other, failure, 1);
        }
        return setback.refused(resource, intent, conflict, failure);
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

    /** What is noted at the other one now, the answer of its call would overwrite. */
    private static Settlement reverse(Resource resource, Answer conflict) {
        return Settlement.of(resource)
                .state(ResourceState.RETRYING)
                .failure(new Failure("reverse-under-way", conflict.message(), "It goes on by itself"))
                .attempts(resource.attempts())
                .httpStatus(conflict.status())
                .again(TWIN)
                .done();
    }

    /** Whether the other one is there is not known; until it is, this one would be taken for it. */
    private static Settlement twinOfFailed(Resource resource) {
        return Settlement.of(resource)
                .state(ResourceState.FAILED)
                .failure(new Failure(
                        "twin-failed",
                        "A record with the same content was given up without knowing whether it was created",
                        "See why that one fails and mend it; this one then goes on by itself"))
                .attempts(resource.attempts() + 1)
                .again(Setback.growing(FAILED_TWIN, 2, resource.attempts(), LONGEST_TWIN))
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

    private static ObjectNode body(Mandate mandate, Resource resource, Content content) {
        ObjectNode body = content.attributes().present().toJson();
        if (resource.key().type() != ResourceType.PRODUCT_COMPOSITIONS
                && !mandate.scope().remoteIdRefused().contains(resource.key().type())) {
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
            return content.lines().get().stream().map(OrderLine::productId).toList();
        }
        return Stream.of("composedProductId", "partProductId")
                .map(content.attributes()::get)
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .toList();
    }
}
