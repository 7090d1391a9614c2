package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Call;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceState;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Settlement;
import com.optiply.connector.writer.state.Settlement.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Tells a record that Optiply cannot digest from an Optiply that is out of order. Only the first is bad data. Failures of an outage count as attempts, all but the
 * last one: while other calls fail as well no record is given up, however long that is, and the tenant rests until it is over. The attempt that is left is made then.
 */
@ApplicationScoped
class Blame {

    private final Calls calls;
    private final WriterConfig config;

    Blame(Calls calls, WriterConfig config) {
        this.calls = calls;
        this.config = config;
    }

    /** @return the same, unless it gives a record up that another call shows to be innocent */
    Settlement judged(Mandate mandate, Resource resource, Settlement settlement) throws InterruptedException {
        boolean givenUp = settlement
                .failure()
                .map(Failure::cause)
                .filter(Failure.SERVER::equals)
                .isPresent();
        if (!givenUp) {
            return settlement;
        }
        Answer answer = calls.inTurn(mandate, access -> Call.list(ResourceType.PRODUCTS.path(), List.of(), "-id", 0))
                .answer();
        return answer instanceof Answer.Ok ? settlement : outage(mandate, resource, settlement, answer);
    }

    private Settlement outage(Mandate mandate, Resource resource, Settlement settlement, Answer answer) {
        mandate.rest("optiply-failing", answer.message());
        return Settlement.of(resource)
                .state(ResourceState.UNCLEAR)
                .failure(new Failure("unclear", answer.message(), "It is looked at again when Optiply answers"))
                .attempts(config.attempts() - 1)
                .httpStatus(settlement.httpStatus())
                .intent(settlement.intent())
                .again(config.unclearWait())
                .done();
    }
}
