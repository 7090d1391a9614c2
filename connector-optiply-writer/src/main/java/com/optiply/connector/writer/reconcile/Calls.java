package com.optiply.connector.writer.reconcile;

import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.writer.optiply.Access;
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
import com.optiply.connector.writer.optiply.Call;
import com.optiply.connector.writer.optiply.Optiply;
import com.optiply.connector.writer.optiply.Optiply.Caller;
import com.optiply.connector.writer.optiply.Optiply.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.Function;

/** Calls in turn: each waits for the account's pace, is made only while the lane's claim outlives it, and tells the pace how it went. */
@ApplicationScoped
class Calls {

    private final Optiply optiply;
    private final MeterRegistry meters;

    Calls(Optiply optiply, MeterRegistry meters) {
        this.optiply = optiply;
        this.meters = meters;
    }

    /** Waits for a place among the lane's calls, then for its turn in the account's pace, and calls: a turn that was given is used at once. */
    Reply inTurn(Mandate mandate, Function<Access, Call> call) throws InterruptedException {
        mandate.takePlace();
        try {
            mandate.pacer().await();
            return now(mandate, call);
        } finally {
            mandate.leavePlace();
        }
    }

    private Reply now(Mandate mandate, Function<Access, Call> call) throws InterruptedException {
        Caller caller = new Caller(mandate.scope().tenant(), mandate.scope().account(), mandate::mayCall);
        Reply reply = optiply.call(caller, call);
        observe(mandate, reply);
        meters.timer(
                        Metric.OPTIPLY_CALLS.meterName(),
                        Metric.OPTIPLY_CALLS.labels().getFirst(),
                        reply.answer().getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .record(reply.took());
        return reply;
    }

    private static void observe(Mandate mandate, Reply reply) {
        switch (reply.answer()) {
            case Ok ok -> {
                if (reply.writes()) {
                    mandate.pacer().succeeded(reply.kind(), reply.took());
                } else {
                    mandate.pacer().answered();
                }
                mandate.wellAgain();
            }
            case NotFound missing -> well(mandate);
            case Conflict conflict -> well(mandate);
            case Refused refused -> well(mandate);
            case Forbidden forbidden -> mandate.pacer().answered();
            case Throttled throttled -> mandate.pacer().throttled(throttled.retryAfter());
            case Failed failed -> mandate.pacer().failed();
            case Lost lost -> mandate.pacer().failed();
            case Unsent unsent -> {
                if (mandate.mayCall()) {
                    mandate.rest("optiply-unreachable", unsent.message());
                }
            }
            case NoAccess none -> mandate.rest("no-access", none.message());
        }
    }

    /** How long a refusal takes says nothing: it is no work. Nor does how long a list takes: as long as it is long. */
    private static void well(Mandate mandate) {
        mandate.pacer().answered();
        mandate.wellAgain();
    }
}
