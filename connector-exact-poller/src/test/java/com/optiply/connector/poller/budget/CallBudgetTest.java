package com.optiply.connector.poller.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.poller.budget.Decision.Go;
import com.optiply.connector.poller.budget.Decision.NotBefore;
import com.optiply.connector.poller.budget.Decision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Exact reference, sections 2.1 and 2.2. */
class CallBudgetTest {

    private static final Instant TEN = Instant.parse("2026-11-23T10:00:05Z");

    private final CallBudget budget = new CallBudget(new CallLimits(60, 5_000, 3, 500, 5));

    @Test
    void sixty_calls_of_a_clock_minute_and_not_of_any_sixty_seconds() {
        spend(60, TEN.plusSeconds(35));

        assertThat(budget.ask(CallKind.LIVE, TEN.plusSeconds(40)))
                .isEqualTo(new NotBefore(Instant.parse("2026-11-23T10:01:01Z"), Reason.MINUTE));
        assertThat(budget.ask(CallKind.LIVE, Instant.parse("2026-11-23T10:01:01Z")))
                .isEqualTo(new Go());
    }

    @Test
    void a_first_load_leaves_three_calls_of_the_minute_to_stock_and_sales() {
        spend(57, TEN);

        assertThat(budget.ask(CallKind.BACKFILL, TEN)).isInstanceOf(NotBefore.class);
        assertThat(budget.ask(CallKind.LIVE, TEN)).isEqualTo(new Go());
    }

    @Test
    void a_first_load_leaves_five_hundred_calls_of_the_day() {
        budget.told(headers(Map.of("X-RateLimit-Limit", "5000", "X-RateLimit-Remaining", "500")), TEN);

        assertThat(budget.ask(CallKind.BACKFILL, TEN))
                .isEqualTo(new NotBefore(Instant.parse("2026-11-24T00:00:01Z"), Reason.DAY));
        assertThat(budget.ask(CallKind.LIVE, TEN)).isEqualTo(new Go());
    }

    @Test
    void others_use_the_same_calls_so_the_headers_count() {
        Instant minuteEnd = Instant.parse("2026-11-23T10:01:00Z");
        budget.told(
                headers(Map.of(
                        "X-RateLimit-Minutely-Limit", "60",
                        "X-RateLimit-Minutely-Remaining", "0",
                        "X-RateLimit-Minutely-Reset", Long.toString(minuteEnd.toEpochMilli()))),
                TEN);

        assertThat(budget.ask(CallKind.LIVE, TEN)).isEqualTo(new NotBefore(minuteEnd.plusSeconds(1), Reason.MINUTE));
    }

    @Test
    void a_larger_allowance_is_used() {
        budget.told(headers(Map.of("X-RateLimit-Minutely-Limit", "300", "X-RateLimit-Minutely-Remaining", "299")), TEN);
        spend(200, TEN);

        assertThat(budget.ask(CallKind.BACKFILL, TEN)).isEqualTo(new Go());
    }

    @Test
    void without_headers_our_own_count_stands() {
        for (int call = 0; call < 60; call++) {
            assertThat(budget.ask(CallKind.LIVE, TEN)).isEqualTo(new Go());
            budget.spend(TEN);
            budget.told(headers(Map.of()), TEN);
        }

        assertThat(budget.ask(CallKind.LIVE, TEN)).isInstanceOf(NotBefore.class);
    }

    @Test
    void nonsense_in_headers_counts_as_missing() {
        budget.told(
                headers(Map.of(
                        "X-RateLimit-Minutely-Limit", "sixty",
                        "X-RateLimit-Minutely-Remaining", "-1",
                        "X-RateLimit-Minutely-Reset", "1",
                        "X-RateLimit-Remaining", "")),
                TEN);

        assertThat(budget.ask(CallKind.LIVE, TEN)).isEqualTo(new Go());
        assertThat(budget.leftToday(TEN)).isEqualTo(5_000);
    }

    @Test
    void a_reset_in_seconds_is_understood() {
        Instant minuteEnd = Instant.parse("2026-11-23T10:01:00Z");
        RateHeaders headers = headers(Map.of("X-RateLimit-Minutely-Reset", Long.toString(minuteEnd.getEpochSecond())));

        assertThat(headers.minute().reset()).contains(minuteEnd);
    }

    @Test
    void a_refusal_ends_the_minute_even_if_calls_were_left() {
        budget.refused(headers(Map.of("X-RateLimit-Minutely-Remaining", "49")), TEN);

        assertThat(budget.ask(CallKind.LIVE, TEN)).isInstanceOf(NotBefore.class);
    }

    @Test
    void a_refusal_with_the_day_s_headers_ends_the_day() {
        Instant midnight = Instant.parse("2026-11-24T00:00:00Z");
        budget.refused(
                headers(Map.of(
                        "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", Long.toString(midnight.toEpochMilli()))),
                TEN);

        assertThat(budget.ask(CallKind.LIVE, TEN)).isEqualTo(new NotBefore(midnight.plusSeconds(1), Reason.DAY));
        assertThat(budget.ask(CallKind.LIVE, midnight.plusSeconds(1))).isEqualTo(new Go());
    }

    @Test
    void a_refusal_without_headers_ends_the_minute() {
        budget.refused(headers(Map.of()), TEN);

        assertThat(budget.ask(CallKind.LIVE, TEN))
                .isEqualTo(new NotBefore(Instant.parse("2026-11-23T10:01:01Z"), Reason.MINUTE));
    }

    @Test
    void five_errors_of_an_endpoint_within_an_hour_are_enough() {
        ErrorBudget errors = new ErrorBudget(5);
        for (int error = 0; error < 5; error++) {
            assertThat(errors.blockedUntil("sync/Deleted", TEN.plusSeconds(error)))
                    .isEmpty();
            errors.failed("sync/Deleted", TEN.plusSeconds(error));
        }

        assertThat(errors.blockedUntil("sync/Deleted", TEN.plusSeconds(9))).contains(TEN.plus(Duration.ofHours(1)));
        assertThat(errors.blockedUntil("sync/Logistics/Items", TEN)).isEmpty();
        assertThat(errors.blockedUntil("sync/Deleted", TEN.plus(Duration.ofHours(1))))
                .isEmpty();
    }

    @Test
    void an_outage_costs_at_most_a_probe_a_minute() {
        GrowingWait wait = new GrowingWait();

        assertThat(wait.failed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(wait.failed()).isEqualTo(Duration.ofSeconds(2));
        for (int failure = 0; failure < 100; failure++) {
            assertThat(wait.failed()).isBetween(Duration.ofSeconds(4), Duration.ofMinutes(1));
        }
        assertThat(wait.failed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void headers_that_are_wrong_on_every_answer_do_not_keep_the_gate_open() {
        for (int call = 0; call < 60; call++) {
            assertThat(budget.ask(CallKind.LIVE, TEN)).isEqualTo(new Go());
            budget.spend(TEN);
            budget.told(headers(Map.of("X-RateLimit-Minutely-Remaining", "59", "X-RateLimit-Remaining", "4999")), TEN);
        }

        assertThat(budget.ask(CallKind.LIVE, TEN)).isInstanceOf(NotBefore.class);
        assertThat(budget.leftToday(TEN)).isEqualTo(4_940);
    }

    @Test
    void a_limit_that_goes_up_and_down_gives_nothing_twice() {
        for (int call = 0; call < 61; call++) {
            assertThat(budget.ask(CallKind.LIVE, TEN)).isEqualTo(new Go());
            budget.spend(TEN);
            budget.told(minute(call % 2 == 0 ? 61 : 60, 60, Instant.parse("2026-11-23T10:01:00Z")), TEN);
        }

        assertThat(budget.ask(CallKind.LIVE, TEN)).isInstanceOf(NotBefore.class);
    }

    @Test
    void in_the_middle_of_a_minute_that_others_have_used_the_first_answer_tells() {
        budget.spend(TEN);
        budget.told(minute(60, 2, Instant.parse("2026-11-23T10:01:00Z")), TEN);
        spend(2, TEN);

        assertThat(budget.ask(CallKind.LIVE, TEN)).isInstanceOf(NotBefore.class);
    }

    @Test
    void when_exact_s_minute_began_before_ours_its_calls_are_there() {
        spend(60, TEN);
        Instant between = Instant.parse("2026-11-23T10:01:00.500Z");
        budget.spend(between);
        budget.told(minute(60, 59, Instant.parse("2026-11-23T10:02:00Z")), between);
        spend(58, between);

        assertThat(budget.ask(CallKind.LIVE, between)).isEqualTo(new Go());
        budget.spend(between);
        assertThat(budget.ask(CallKind.LIVE, between)).isInstanceOf(NotBefore.class);
        assertThat(budget.ask(CallKind.LIVE, Instant.parse("2026-11-23T10:02:01Z")))
                .isEqualTo(new Go());
    }

    @Test
    void an_answer_of_the_minute_before_says_nothing_of_this_one() {
        budget.spend(TEN);
        Instant after = Instant.parse("2026-11-23T10:01:01.500Z");
        budget.told(minute(60, 1, Instant.parse("2026-11-23T10:01:00Z")), after);
        spend(59, after);

        assertThat(budget.ask(CallKind.LIVE, after)).isEqualTo(new Go());
        budget.spend(after);
        assertThat(budget.ask(CallKind.LIVE, after))
                .isEqualTo(new NotBefore(Instant.parse("2026-11-23T10:02:01Z"), Reason.MINUTE));
    }

    private static RateHeaders minute(int limit, int remaining, Instant reset) {
        return headers(Map.of(
                "X-RateLimit-Minutely-Limit", Integer.toString(limit),
                "X-RateLimit-Minutely-Remaining", Integer.toString(remaining),
                "X-RateLimit-Minutely-Reset", Long.toString(reset.toEpochMilli())));
    }

    private void spend(int calls, Instant at) {
        for (int call = 0; call < calls; call++) {
            budget.spend(at);
        }
    }

    private static RateHeaders headers(Map<String, String> headers) {
        return RateHeaders.of(name -> Optional.ofNullable(headers.get(name)));
    }
}
