package com.optiply.connector.writer.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.config.WriterConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final String POST = "POST products";
    private static final String PATCH = "PATCH products";

    private long now = Duration.ofDays(1).toNanos();

    @Test
    void risesWhileCallsSucceedAndHadToWait() {
        Pacer pacer = pacer(200, 1_000, 1);

        for (int i = 0; i < 40; i++) {
            pacer.turn();
            pacer.succeeded(PATCH, Duration.ofMillis(10));
        }

        assertThat(pacer.rate()).isBetween(201.0, 1_000.0);
    }

    @Test
    void isCutALittleOnceHoweverManyCallsWereThrottledTogether() {
        Pacer pacer = pacer(100, 1_000, 1);

        for (int i = 0; i < 8; i++) {
            pacer.throttled(Optional.empty());
        }

        assertThat(pacer.rate()).isEqualTo(88);
    }

    @Test
    void isCutHardWhenItIsThrottledAgainSoon() {
        Pacer pacer = pacer(100, 1_000, 1);

        for (int i = 0; i < 4; i++) {
            pacer.throttled(Optional.empty());
            pass(Duration.ofSeconds(2));
            pacer.succeeded(PATCH, Duration.ofMillis(10));
        }

        assertThat(pacer.rate()).isLessThan(100 * 0.88 * 0.75 * 0.5 * 0.5 + 1);
    }

    /** A refusal right after a pause says that the pause was too short. */
    @Test
    void waitsLongerInsteadOfGoingSlowerWhenNothingIsTakenAfterAPause() {
        Pacer pacer = pacer(100, 1_000, 1);

        for (int i = 0; i < 6; i++) {
            pacer.throttled(Optional.empty());
            pass(pacer.finding().pause());
        }

        assertThat(pacer.rate()).isEqualTo(88);
        pacer.throttled(Optional.empty());
        assertThat(pacer.finding().pause()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void letsNothingOutBeforeThePauseIsOver() {
        Pacer pacer = pacer(100, 1_000, 1);
        long given = pacer.turn();

        pacer.throttled(Optional.of(Duration.ofMinutes(7)));

        assertThat(pacer.isStillGood(given)).as("a turn from before").isFalse();
        assertThat(pacer.turn())
                .isGreaterThanOrEqualTo(now + Duration.ofMinutes(7).toNanos());
    }

    /** Guards against an account at half a call a second for hours, because creating takes longer than asking an empty account what it has. */
    @Test
    void kindsOfCallThatTakeOtherTimesAreNoCongestion() {
        Pacer pacer = pacer(5, 50, 0.5);

        for (int i = 0; i < 300; i++) {
            pacer.turn();
            pacer.turn();
            pacer.answered();
            pacer.succeeded(PATCH, Duration.ofMillis(15));
            pacer.succeeded(POST, Duration.ofMillis(300));
            pass(Duration.ofMillis(200));
        }

        assertThat(pacer.rate()).isGreaterThan(5);
    }

    @Test
    void fallsWhenAnswersTakeMuchLongerThanTheBestOfTheirKindButNotBelowWhereItStarted() {
        Pacer pacer = pacer(5, 100, 0.5);
        rise(pacer, Duration.ofMillis(50), 4_000);
        double fast = pacer.rate();

        for (int i = 0; i < 100; i++) {
            pacer.succeeded(PATCH, Duration.ofSeconds(2));
            pass(Duration.ofMillis(100));
        }
        assertThat(pacer.rate()).isLessThan(fast / 2);
        for (int i = 0; i < 1_000; i++) {
            pacer.succeeded(PATCH, Duration.ofSeconds(2));
            pass(Duration.ofMillis(100));
        }

        assertThat(pacer.rate()).isGreaterThanOrEqualTo(5);
    }

    /** Guards against holding an Optiply that has become slower for good to what it once was. */
    @Test
    void whatIsTheBestIsForgottenAfterAWhile() {
        Pacer pacer = pacer(5, 100, 0.5);
        rise(pacer, Duration.ofMillis(50), 1_000);

        rise(pacer, Duration.ofMillis(500), 10_000);

        assertThat(pacer.rate()).isGreaterThan(50);
    }

    @Test
    void neverGoesBelowTheLeast() {
        Pacer pacer = pacer(2, 10, 2);

        for (int i = 0; i < 20; i++) {
            pacer.failed();
            pass(Duration.ofSeconds(2));
        }

        assertThat(pacer.rate()).isEqualTo(2);
    }

    @Test
    void spacesCallsEvenly() {
        Pacer pacer = pacer(100, 100, 1);
        long first = pacer.turn();

        for (int i = 1; i <= 20; i++) {
            assertThat(pacer.turn() - first)
                    .isEqualTo(Duration.ofMillis(10L * i).toNanos());
        }
    }

    @Test
    void sleepsUntilTheTurn() throws InterruptedException {
        Pacer pacer = pacer(100, 100, 1, System::nanoTime);
        long start = System.nanoTime();

        for (int i = 0; i < 21; i++) {
            pacer.await();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(190));
    }

    private void rise(Pacer pacer, Duration took, int calls) {
        for (int i = 0; i < calls; i++) {
            pacer.turn();
            pacer.turn();
            pacer.succeeded(PATCH, took);
            pass(Duration.ofMillis(100));
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private Pacer pacer(double start, double most, double least) {
        return pacer(start, most, least, () -> now);
    }

    static Pacer pacer(double start, double most, double least, LongSupplier nanos) {
        return new Pacer(
                new WriterConfig.Pacing() {
                    @Override
                    public double startPerSecond() {
                        return start;
                    }

                    @Override
                    public double maxPerSecond() {
                        return most;
                    }

                    @Override
                    public double minPerSecond() {
                        return least;
                    }
                },
                start,
                nanos);
    }
}
