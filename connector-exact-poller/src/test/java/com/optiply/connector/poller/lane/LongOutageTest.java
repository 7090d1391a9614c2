package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.stream.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exact is away for hours, closed at night, or has hardly any calls left. */
class LongOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HOUR_PER_SECOND = 3_600;
    private static final List<String> BY_RANK = List.of(
            "sync/Inventory/StockPositions",
            "sync/SalesOrder/SalesOrderHeaders",
            "sync/SalesOrder/SalesOrderLines",
            "sync/Deleted",
            "sync/Logistics/Items",
            "sync/Logistics/SalesItemPrices");

    private final AtomicBoolean away = new AtomicBoolean();
    private LoneLane lane;

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void six_hours_away_cost_a_probe_a_minute_and_then_the_urgent_comes_first() {
        start(Instant.parse("2026-11-23T10:00:00Z"));
        lane.hurry(HOUR_PER_SECOND);
        away.set(true);
        int before = requests().size();
        Instant began = lane.now();

        await().atMost(PATIENCE).until(() -> lane.now().isAfter(began.plus(Duration.ofHours(6))));

        long minutes = Duration.between(began, lane.now()).toMinutes();
        int after = requests().size();
        // The growing waits before the first full minute allow a few more.
        assertThat(after - before).isBetween(10, (int) minutes + 10);
        lane.hurry(60);
        away.set(false);
        await().atMost(PATIENCE).until(() -> BY_RANK.stream().allMatch(path -> first(path, after) >= 0));
        assertThat(BY_RANK).isSortedAccordingTo((one, other) -> first(one, after) - first(other, after));
    }

    @Test
    void at_night_exact_is_closed_and_asked_every_five_minutes() {
        // 03:52 in Amsterdam.
        start(Instant.parse("2026-11-23T02:52:00Z"));
        away.set(true);
        await().atMost(PATIENCE).until(() -> lane.wasShown(Stream.STOCK_POSITIONS, "maintenance"));
        assertThat(lane.states.get("stock-positions").state()).isEqualTo("waiting");
        lane.hurry(600);
        int before = requests().size();
        Instant began = lane.now();

        await().atMost(PATIENCE).until(() -> lane.now().isAfter(began.plus(Duration.ofMinutes(30))));

        long minutes = Duration.between(began, lane.now()).toMinutes();
        assertThat(requests().size() - before).isBetween(1, (int) minutes / 5 + 2);
        away.set(false);
        await().atMost(PATIENCE)
                .until(() -> "live".equals(lane.states.get("stock-positions").state()));
    }

    @Test
    void the_same_answer_by_day_is_an_outage() {
        start(Instant.parse("2026-11-23T12:00:00Z"));
        away.set(true);

        await().atMost(PATIENCE).until(() -> lane.wasShown(Stream.STOCK_POSITIONS, "exact-unavailable"));
        assertThat(lane.wasShown(Stream.STOCK_POSITIONS, "maintenance")).isFalse();
    }

    @Test
    void calls_that_run_short_are_told_with_the_forecast() {
        AtomicInteger left = new AtomicInteger(4_500);
        lane = new LoneLane(Instant.parse("2026-11-23T10:00:00Z"));
        lane.exact.when(
                "/",
                request -> new Answer(
                        200,
                        Map.of(
                                "X-RateLimit-Limit",
                                "5000",
                                "X-RateLimit-Remaining",
                                Integer.toString(left.decrementAndGet())),
                        body(request).getBytes(StandardCharsets.UTF_8),
                        false));
        lane.start(Samples.orders("short", 4711).tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.SALES_ORDER_LINES));
        assertThat(lane.wasShown(Stream.DIVISION, "calls-run-short")).isFalse();
        left.set(400);

        await().atMost(PATIENCE).until(() -> lane.wasShown(Stream.DIVISION, "calls-run-short"));
        await().atMost(PATIENCE).until(() -> lane.states.get("stock-positions").callsLeftToday() <= 400);
        SyncStatus stock = lane.states.get("stock-positions");
        assertThat(stock.callsForecast()).isBetween(1_500, 2_300);
        assertThat(stock.problem()).isNull();
    }

    private void start(Instant at) {
        lane = new LoneLane(at);
        lane.exact.when(
                "/",
                request -> away.get()
                        ? new Answer(503, Map.of(), "Server maintenance".getBytes(StandardCharsets.UTF_8), false)
                        : Answer.of(body(request)));
        lane.start(Samples.orders("outage", 4711).tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.SALES_ORDER_LINES));
    }

    private static String body(String request) {
        return request.contains("system/Divisions")
                ? "{\"d\":{\"results\":[{\"Code\":4711,\"BlockingStatus\":0}]}}"
                : "{\"d\":{\"results\":[]}}";
    }

    private List<String> requests() {
        return lane.exact.requests("");
    }

    /** Place of the first request for this path from there on, -1 when there is none yet. */
    private int first(String path, int from) {
        List<String> requests = requests();
        for (int at = from; at < requests.size(); at++) {
            if (requests.get(at).contains(path)) {
                return at;
            }
        }
        return -1;
    }
}
