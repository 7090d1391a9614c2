package com.optiply.connector.writer.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.pacing.VirtualLimit.Share;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a limit that nobody told is used, from 5 calls a second on and with the default settings, in virtual time. */
class LimitTest {

    private static final Duration RAMP = Duration.ofMinutes(3);
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({"5, 0", "10, 0", "20, 0", "50, 0", "5, 1", "10, 1", "20, 1", "50, 1", "10, 5", "20, 30"})
    void nearlyAllOfALimitIsUsedAndFewCallsAreRefused(int limit, int retryAfterSeconds) {
        VirtualLimit server = new VirtualLimit(limit, asked(retryAfterSeconds));
        Pacer pacer = PacerTest.pacer(5, 100, 0.5, server::now);

        server.run(pacer, 16, RAMP);
        Share share = server.run(pacer, 16, HOUR);

        System.out.printf(
                "limit %d/s, Retry-After %d s: %.1f %% of it used, %.2f %% of the calls refused%n",
                limit, retryAfterSeconds, 100 * share.done() / limit, 100 * share.refused());
        assertThat(share.done() / limit).as("part of the limit").isBetween(0.9, 1.0);
        assertThat(share.refused()).as("part that is refused").isLessThan(0.01);
    }

    @ParameterizedTest
    @CsvSource({"50, 5", "5, 50", "20, 10"})
    void anotherLimitIsFound(int before, int then) {
        VirtualLimit server = new VirtualLimit(before, Optional.empty());
        Pacer pacer = PacerTest.pacer(5, 100, 0.5, server::now);
        server.run(pacer, 16, RAMP);

        server.limit(then);
        server.run(pacer, 16, RAMP);
        Share share = server.run(pacer, 16, HOUR);

        assertThat(share.done() / then).isBetween(0.9, 1.0);
        assertThat(share.refused()).isLessThan(0.01);
    }

    private static Optional<Duration> asked(int seconds) {
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }
}
