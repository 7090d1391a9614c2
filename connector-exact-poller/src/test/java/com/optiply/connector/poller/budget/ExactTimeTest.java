package com.optiply.connector.poller.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.time.VendorClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The clock is Exact's: budgets end when its minute ends, not when ours does (Exact reference, section 2.2). */
class ExactTimeTest {

    private static final Instant OURS = Instant.parse("2026-11-23T10:00:00.500Z");

    private final ExactTime time = new ExactTime(fixed(OURS));

    @Test
    void a_clock_that_may_be_right_is_left_alone() {
        time.answered(OURS.minusMillis(100), Instant.parse("2026-11-23T10:00:00Z"), OURS);

        assertThat(time.now()).isEqualTo(OURS);
    }

    @Test
    void a_clock_that_is_ahead_is_put_back_as_little_as_possible() {
        time.answered(OURS.minusMillis(100), Instant.parse("2026-11-23T09:59:55Z"), OURS);

        assertThat(time.now()).isEqualTo(Instant.parse("2026-11-23T09:59:56.100Z"));
    }

    @Test
    void a_clock_that_is_behind_is_put_forward_as_little_as_possible() {
        time.answered(OURS.minusMillis(100), Instant.parse("2026-11-23T10:00:07Z"), OURS);

        assertThat(time.now()).isEqualTo(Instant.parse("2026-11-23T10:00:07Z"));
    }

    @Test
    void its_times_are_told_by_our_clock() {
        time.answered(OURS, Instant.parse("2026-11-23T12:00:00Z"), OURS);

        assertThat(time.ours(Instant.parse("2026-11-23T12:01:00Z")))
                .isEqualTo(OURS.plus(Duration.between(time.now(), Instant.parse("2026-11-23T12:01:00Z"))));
        assertThat(time.ours(time.now())).isEqualTo(OURS);
    }

    private static VendorClock fixed(Instant now) {
        return new VendorClock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public Duration toReal(Duration vendor) {
                return vendor;
            }
        };
    }
}
