package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Call;
import com.optiply.connector.writer.reconcile.Evidence.Kind;
import com.optiply.connector.writer.reconcile.Evidence.Verdict;
import com.optiply.connector.writer.state.Intent;
import com.optiply.connector.writer.state.Intent.Operation;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceState;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Settlement;
import com.optiply.connector.writer.state.Settlement.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Tells a record that Optiply cannot digest from an Optiply that is out of order. Only the first is bad data. Failures count as attempts; after the last one Optiply is
 * asked for a list:
 *
 * <ul>
 *   <li>It does not answer that either: an outage. The record is not given up, however long that is, and the tenant rests until it is over.
 *   <li>It answers, and another record was written the same way (the same operation on the same type) since this one began to fail: this one is to blame.
 *   <li>It answers, but several records fail and none was written the same way: an outage of writes, as above. The tenant rests only when nothing else is written either.
 *   <li>It answers, and next to nothing else is written this way: the record is tried on, more and more rarely. After {@link Evidence#PATIENCE} times as many attempts, which
 *       take more than an hour, it is to blame.
 * </ul>
 *
 * What Optiply forbids is the record's own failure at once when it answers the list, and the tenant's otherwise.
 */
@ApplicationScoped
class Blame {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

    private final Calls calls;
    private final WriterConfig config;

    Blame(Calls calls, WriterConfig config) {
        this.calls = calls;
        this.config = config;
    }

    /** @return the same, unless it gives a record up that other calls show to be innocent */
    Settlement judged(Mandate mandate, Resource resource, Settlement settlement) throws InterruptedException {
        Kind kind = kind(resource, settlement);
        String key = resource.key().key();
        String cause = settlement.failure().map(Failure::cause).orElse("");
        if (settlement.state() == ResourceState.IN_STEP || settlement.state() == ResourceState.ABSENT) {
            mandate.evidence().written(kind, key);
        }
        return switch (cause) {
            case Failure.FORBIDDEN -> {
                Answer answer = asked(mandate);
                yield answer instanceof Answer.Ok ? settlement : noAccess(resource, settlement, answer);
            }
            case Failure.UNCLEAR -> {
                mandate.evidence().failed(kind, key);
                yield settlement;
            }
            case Failure.SERVER -> {
                mandate.evidence().failed(kind, key);
                Answer answer = asked(mandate);
                if (!(answer instanceof Answer.Ok)) {
                    mandate.rest("optiply-failing", answer.message());
                    yield outage(resource, settlement, answer.message());
                }
                yield verdict(mandate, resource, settlement, kind);
            }
            default -> settlement;
        };
    }

    private Answer asked(Mandate mandate) throws InterruptedException {
        return calls.inTurn(mandate, access -> Call.list(ResourceType.PRODUCTS.path(), List.of(), "-id", 0))
                .answer();
    }

    private Settlement verdict(Mandate mandate, Resource resource, Settlement settlement, Kind kind) {
        String key = resource.key().key();
        int attempts = settlement.attempts();
        Verdict verdict = mandate.evidence().verdict(kind, key, attempts, config.attempts());
        String message = settlement.failure().map(Failure::message).orElse("");
        return switch (verdict) {
            case RECORD -> {
                int beyond = attempts - config.attempts() * Evidence.PATIENCE;
                yield beyond < 0
                        ? settlement
                        : settlement.after(Setback.growing(FIRST_WAIT, 4, beyond, Setback.LONGEST_FAILED));
            }
            case OPTIPLY -> {
                if (mandate.evidence().isNothingWritten(kind, key)) {
                    mandate.rest("optiply-failing", "It answers, but writes nothing: " + message);
                }
                yield outage(resource, settlement, message);
            }
            case UNKNOWN -> {
                Duration wait = Setback.growing(Setback.SHORT, 2, attempts, Setback.LONGEST_RETRY);
                yield unclear(
                        resource,
                        settlement,
                        message,
                        attempts,
                        wait.compareTo(config.unclearWait()) > 0 ? wait : config.unclearWait());
            }
        };
    }

    private Settlement outage(Resource resource, Settlement settlement, String message) {
        return unclear(resource, settlement, message, config.attempts() - 1, config.unclearWait());
    }

    private static Settlement unclear(
            Resource resource, Settlement settlement, String message, int attempts, Duration wait) {
        return Settlement.of(resource)
                .state(ResourceState.UNCLEAR)
                .failure(new Failure(Failure.UNCLEAR, message, "It is looked at again when Optiply answers"))
                .attempts(attempts)
                .httpStatus(settlement.httpStatus())
                .intent(settlement.intent())
                .again(wait)
                .done();
    }

    /** The tenant rests already, as whenever nothing may be read. */
    private static Settlement noAccess(Resource resource, Settlement settlement, Answer answer) {
        return Settlement.of(resource)
                .state(ResourceState.RETRYING)
                .failure(new Failure("no-access", answer.message(), "It is tried again"))
                .attempts(resource.attempts())
                .httpStatus(settlement.httpStatus())
                .intent(settlement.intent())
                .again(Setback.SHORT)
                .done();
    }

    private static Kind kind(Resource before, Settlement after) {
        Operation operation = after.intent()
                .map(Intent::operation)
                .orElseGet(() -> before.optiplyId().isEmpty()
                        ? Operation.POST
                        : after.state() == ResourceState.ABSENT ? Operation.DELETE : Operation.PATCH);
        return new Kind(operation, before.key().type());
    }
}
