package com.optiply.connector.writer.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.writer.config.WriterConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {

    @Test
    void risesWhileCallsSucceedAndHadToWait() throws InterruptedException {
        Pacer pacer = pacer(200, 1_000, 1);

        for (int i = 0; i < 40; i++) {
            pacer.await();
            pacer.succeeded(Duration.ofMillis(10));
        }

        assertThat(pacer.rate()).isBetween(201.0, 1_000.0);
    }

    @Test
    void halvesOnceHoweverManyCallsWereThrottledTogether() {
        Pacer pacer = pacer(100, 1_000, 1);

        for (int i = 0; i < 8; i++) {
            pacer.throttled(Duration.ZERO);
        }

        assertThat(pacer.rate()).isEqualTo(50);
    }

    @Test
    void letsNothingOutBeforeThePauseIsOver() throws InterruptedException {
        Pacer pacer = pacer(100, 1_000, 1);
        pacer.throttled(Duration.ofMillis(300));

        long start = System.nanoTime();
        pacer.await();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void fallsWhenAnswersTakeMuchLongerThanTheBest() {
        Pacer pacer = pacer(100, 1_000, 1);
        pacer.succeeded(Duration.ofMillis(10));

        for (int i = 0; i < 60; i++) {
            pacer.succeeded(Duration.ofSeconds(2));
        }

        assertThat(pacer.rate()).isLessThan(100);
    }

    @Test
    void neverGoesBelowTheLeast() {
        Pacer pacer = pacer(2, 10, 2);

        await().during(Duration.ofMillis(100)).until(() -> {
            pacer.failed();
            return pacer.rate() == 2;
        });
    }

    @Test
    void spacesCallsEvenly() throws InterruptedException {
        Pacer pacer = pacer(100, 100, 1);
        long start = System.nanoTime();

        for (int i = 0; i < 21; i++) {
            pacer.await();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(190));
    }

    static Pacer pacer(double start, double most, double least) {
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
                start);
    }
}
