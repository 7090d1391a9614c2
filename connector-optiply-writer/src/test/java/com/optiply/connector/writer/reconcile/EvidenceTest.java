package com.optiply.connector.writer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.reconcile.Evidence.Kind;
import com.optiply.connector.writer.reconcile.Evidence.Verdict;
import com.optiply.connector.writer.state.Intent.Operation;
import com.optiply.connector.writer.state.ResourceType;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final int USUAL = 6;
    private static final Kind PATCH = new Kind(Operation.PATCH, ResourceType.PRODUCTS);
    private static final Kind POST = new Kind(Operation.POST, ResourceType.SELL_ORDERS);

    private final Evidence evidence = new Evidence();

    @Test
    void aRecordIsToBlameWhenAnotherWasWrittenTheSameWayMeanwhile() {
        evidence.failed(PATCH, "poison");
        evidence.written(PATCH, "other");
        evidence.failed(PATCH, "poison");

        assertThat(evidence.verdict(PATCH, "poison", USUAL, USUAL)).isEqualTo(Verdict.RECORD);
    }

    @Test
    void whatWasWrittenBeforeItBeganOrAnotherWaySaysNothing() {
        evidence.written(PATCH, "other");
        evidence.failed(PATCH, "poison");
        evidence.written(POST, "order");

        assertThat(evidence.verdict(PATCH, "poison", USUAL, USUAL)).isEqualTo(Verdict.UNKNOWN);
        assertThat(evidence.isNothingWritten(PATCH, "poison")).isFalse();
    }

    /** Guards against every record of a tenant given up because Optiply only reads for a while. */
    @Test
    void noRecordIsToBlameWhileSeveralFailAndNoneIsWritten() {
        for (String key : new String[] {"a", "b", "c"}) {
            evidence.failed(PATCH, key);
        }

        assertThat(evidence.verdict(PATCH, "a", 1_000, USUAL)).isEqualTo(Verdict.OPTIPLY);
        assertThat(evidence.isNothingWritten(PATCH, "a")).isTrue();
    }

    @Test
    void theFirstThatIsWrittenAfterAnOutageShowsWhoIsToBlame() {
        for (String key : new String[] {"a", "b", "poison"}) {
            evidence.failed(PATCH, key);
        }
        evidence.written(PATCH, "a");

        assertThat(evidence.verdict(PATCH, "poison", USUAL, USUAL)).isEqualTo(Verdict.RECORD);
    }

    /** Guards against a record that is tried for ever where nothing else is written. */
    @Test
    void aRecordAloneIsToBlameAfterManyMoreAttempts() {
        evidence.failed(PATCH, "poison");

        assertThat(evidence.verdict(PATCH, "poison", USUAL * Evidence.PATIENCE - 1, USUAL))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(evidence.verdict(PATCH, "poison", USUAL * Evidence.PATIENCE, USUAL))
                .isEqualTo(Verdict.RECORD);
    }

    /** A new owner of the lane knows nothing yet. */
    @Test
    void oneThatWasNotSeenToFailIsNotToBlame() {
        evidence.written(PATCH, "other");

        assertThat(evidence.verdict(PATCH, "poison", USUAL, USUAL)).isEqualTo(Verdict.UNKNOWN);
    }
}
