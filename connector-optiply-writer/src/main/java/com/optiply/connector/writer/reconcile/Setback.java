package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Answer.Conflict;
import com.optiply.connector.writer.optiply.Answer.Failed;
import com.optiply.connector.writer.optiply.Answer.Forbidden;
import com.optiply.connector.writer.optiply.Answer.Lost;
import com.optiply.connector.writer.optiply.Answer.NoAccess;
import com.optiply.connector.writer.optiply.Answer.NotFound;
import com.optiply.connector.writer.optiply.Answer.Ok;
import com.optiply.connector.writer.optiply.Answer.Refused;
import com.optiply.connector.writer.optiply.Answer.Throttled;
import com.optiply.connector.writer.optiply.Answer.Unsent;
import com.optiply.connector.writer.state.Intent;
import com.optiply.connector.writer.state.Intent.Operation;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceState;
import com.optiply.connector.writer.state.Settlement;
import com.optiply.connector.writer.state.Settlement.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * What is recorded after a call that did not succeed, by class of failure: no access, rate, transient, permanent, unclear. Each ends in the resource's row with a
 * cause and a next attempt; none holds up another resource.
 */
final class Setback {

    static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration PARENT = Duration.ofSeconds(5);
    static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
    static final Duration LONGEST_FAILED = Duration.ofDays(1);

    private final WriterConfig config;

    Setback(WriterConfig config) {
        this.config = config;
    }

    /**
     * @param made the intent of the call that was made
     * @throws IllegalArgumentException when the call succeeded
     */
    Settlement after(Resource resource, Intent made, Answer answer) {
        return switch (answer) {
            case Refused refused ->
                failed(resource, made, answer, "refused", "Correct the value that Optiply names, in Exact");
            case Conflict conflict ->
                failed(resource, made, answer, "conflict", "Look in Optiply for the record that is in its way");
            case NotFound missing -> notFound(resource, made, answer);
            case Throttled throttled ->
                notDone(resource, answer, "rate", throttled.retryAfter().orElse(SHORT));
            case Forbidden forbidden ->
                failed(
                        resource,
                        made,
                        answer,
                        Failure.FORBIDDEN,
                        "Ask Optiply for the right to do this, then try it again; a new token has it");
            case NoAccess none -> notDone(resource, answer, "no-access", SHORT);
            case Unsent unsent -> notDone(resource, answer, "unreachable", SHORT);
            case Failed failed ->
                unclear(
                        resource,
                        made,
                        answer,
                        made.operation() == Operation.POST || failed.mayStillHappen()
                                ? config.unclearWait()
                                : growing(SHORT, 2, resource.attempts(), LONGEST_RETRY));
            case Lost lost -> unclear(resource, made, answer, config.unclearWait());
            case Ok ok -> throw new IllegalArgumentException("Not a setback");
        };
    }

    /** A refusal whose reason is known better than by Optiply's words. */
    Settlement refused(Resource resource, Intent made, Answer answer, Failure failure) {
        return failed(resource, made, answer, failure);
    }

    /** The record of a lost POST could not be looked for. It is not posted again before; when that does not end, somebody has to know. */
    Settlement searchUnanswered(Resource resource, Answer answer) {
        boolean counts = answer instanceof Refused || answer instanceof Failed || answer instanceof NotFound;
        int attempts = counts ? resource.attempts() + 1 : resource.attempts();
        boolean givenUp = attempts >= config.attempts();
        return Settlement.of(resource)
                .state(givenUp ? ResourceState.FAILED : ResourceState.UNCLEAR)
                .failure(new Failure(
                        givenUp ? "search-failed" : "unclear",
                        answer.message(),
                        givenUp
                                ? "Optiply does not answer the search for a record that may be there twice otherwise"
                                : "It is looked at again"))
                .attempts(attempts)
                .httpStatus(answer.status())
                .intent(resource.intent())
                .again(growing(SHORT, 2, attempts, LONGEST_RETRY))
                .done();
    }

    /** @return how long to wait: each attempt waits longer, up to the longest */
    static Duration growing(Duration first, int factor, int attempts, Duration longest) {
        double millis = first.toMillis() * Math.pow(factor, Math.min(attempts, 20));
        return Duration.ofMillis((long) Math.min(millis, longest.toMillis()));
    }

    /** The record is gone, or a parent is. */
    private Settlement notFound(Resource resource, Intent made, Answer answer) {
        if (made.operation() == Operation.POST) {
            int attempts = resource.attempts() + 1;
            return attempts >= config.attempts()
                    ? failed(resource, made, answer, "parent-missing", "Look whether its products exist in Optiply")
                    : Settlement.of(resource)
                            .state(ResourceState.RETRYING)
                            .failure(new Failure(
                                    "parent-missing", answer.message(), "Its products are being looked after"))
                            .attempts(attempts)
                            .httpStatus(answer.status())
                            .again(PARENT)
                            .done();
        }
        return Settlement.of(resource)
                .state(ResourceState.RETRYING)
                .failure(new Failure("gone", "Somebody removed it in Optiply", "It is created again"))
                .unknownToOptiply()
                .httpStatus(answer.status())
                .again(Duration.ZERO)
                .done();
    }

    private Settlement failed(Resource resource, Intent made, Answer answer, String cause, String remedy) {
        return failed(resource, made, answer, new Failure(cause, answer.message(), remedy));
    }

    private Settlement failed(Resource resource, Intent made, Answer answer, Failure failure) {
        Duration wait = growing(Duration.ofMinutes(1), 4, resource.attempts(), LONGEST_FAILED);
        return Settlement.of(resource)
                .state(ResourceState.FAILED)
                .failure(failure)
                .attempts(resource.attempts() + 1)
                .httpStatus(answer.status())
                .intent(
                        made.content().lines().isPresent() && made.operation() == Operation.PATCH
                                ? Optional.of(made)
                                : resource.intent().filter(open -> open.operation() != Operation.POST))
                .again(wait)
                .done();
    }

    private static Settlement notDone(Resource resource, Answer answer, String cause, Duration wait) {
        return Settlement.of(resource)
                .state(ResourceState.RETRYING)
                .failure(new Failure(cause, answer.message(), "It is tried again"))
                .attempts(resource.attempts())
                .httpStatus(answer.status())
                .intent(resource.intent())
                .again(wait)
                .done();
    }

    /** The intent stays: what it says about Optiply is not known until it was looked at or done again. */
    private Settlement unclear(Resource resource, Intent made, Answer answer, Duration wait) {
        int attempts = resource.attempts() + 1;
        boolean poison = attempts >= config.attempts();
        Duration longer =
                poison ? growing(Duration.ofMinutes(1), 4, attempts - config.attempts(), LONGEST_FAILED) : wait;
        return Settlement.of(resource)
                .state(poison ? ResourceState.FAILED : ResourceState.UNCLEAR)
                .failure(new Failure(
                        poison ? Failure.SERVER : Failure.UNCLEAR,
                        answer.message(),
                        poison
                                ? "Optiply keeps failing on this record: look for an unusual value in it"
                                : "It is looked at again"))
                .attempts(attempts)
                .httpStatus(answer.status())
                .intent(Optional.of(made))
                .again(longer.compareTo(wait) > 0 ? longer : wait)
                .done();
    }
}
