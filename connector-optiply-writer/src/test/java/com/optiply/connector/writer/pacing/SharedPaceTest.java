package com.optiply.connector.writer.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.optiply.connector.writer.pacing.Pacer.Others;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Replicas that write to one account keep to one pace together. */
class SharedPaceTest {

    private final Pacer pacer = PacerTest.pacer(40, 100, 1, System::nanoTime);

    @Test
    void eachReplicaTakesItsPart() {
        pacer.heard(new Others(3, 40, Double.MAX_VALUE, Duration.ZERO));

        assertThat(pacer.rate()).isCloseTo(10, within(0.1));
        assertThat(pacer.finding().rate()).isCloseTo(40, within(0.1));
    }

    @Test
    void aCutByOneCountsForAll() {
        pacer.heard(new Others(1, 40, 12, Duration.ZERO));

        assertThat(pacer.finding().rate()).isCloseTo(12, within(0.1));
    }

    @Test
    void aNewReplicaThatStartsLowIsNoCut() {
        assertThat(PacerTest.pacer(5, 100, 1, System::nanoTime).finding().sinceCut())
                .isGreaterThan(Duration.ofHours(1));
    }

    @Test
    void whoIsAloneHasAllOfIt() {
        pacer.heard(new Others(1, 40, Double.MAX_VALUE, Duration.ZERO));
        pacer.heard(Others.NOBODY);

        assertThat(pacer.rate()).isCloseTo(40, within(0.1));
    }

    @Test
    void aPauseOfOneIsTold() {
        pacer.throttled(Optional.of(Duration.ofMinutes(1)));

        assertThat(pacer.finding().pause()).isGreaterThan(Duration.ofSeconds(30));
        assertThat(pacer.finding().sinceCut()).isLessThan(Duration.ofSeconds(30));
    }
}
