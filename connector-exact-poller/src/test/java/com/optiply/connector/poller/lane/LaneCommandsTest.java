package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.tenant.TenantState;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others tell a lane while it is in the middle of something. */
class LaneCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Stream.ITEMS.interval();

    private final LoneLane lane = new LoneLane();
    private final Semaphore asked = new Semaphore(0);
    private final Semaphore answer = new Semaphore(0);

    @AfterEach
    void close() throws Exception {
        answer.release(1_000_000);
        lane.close();
    }

    @Test
    void a_pause_lets_the_page_under_way_end_and_no_other_follows() {
        lane.exact.when(Pages.ITEMS, request -> {
            asked.release();
            answer.acquireUninterruptibly();
            String next = lane.exact.base() + "/api/v1/4711/" + Pages.ITEMS + "?two";
            return Answer.of(
                    request.contains("two") ? Pages.of(Pages.rows(11, 20), null) : Pages.of(Pages.rows(1, 10), next));
        });
        Samples tenant = Samples.orders("paused", 4711);
        lane.start(tenant.tenant());
        asked.acquireUninterruptibly();
        Samples paused = tenant.state(TenantState.PAUSED);

        lane.adopt(paused.tenant());
        answer.release(1_000);

        await().atMost(PATIENCE)
                .until(() -> "paused".equals(lane.states.get("items").state()));
        int requests = lane.exact.requests("").size();
        assertThat(lane.exact.requests(Pages.ITEMS)).hasSize(1);
        assertThat(lane.published(Topic.ITEM)).hasSize(10);
        lane.hurry(3_600);
        Instant began = lane.now();
        await().atMost(PATIENCE).until(() -> lane.now().isAfter(began.plus(Duration.ofHours(2))));
        assertThat(lane.exact.requests("")).hasSize(requests);

        lane.adopt(paused.state(TenantState.ACTIVE).tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.ITEMS));
        assertThat(lane.published(Topic.ITEM)).hasSize(20);
    }

    @Test
    void a_surprise_between_two_pages_ends_no_lane() {
        lane.exact.when(Pages.ITEMS, request -> Answer.of(Pages.of(Pages.after(request, 10), null)));
        lane.deaf();
        lane.start(Samples.orders("surprised", 4711).tenant());

        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.ITEMS));
        assertThat(lane.published(Topic.ITEM)).hasSize(10);
    }

    @Test
    void a_burst_of_hints_is_one_more_read() {
        lane.exact.when(Pages.ITEMS, request -> {
            asked.release();
            answer.acquireUninterruptibly();
            return Answer.of(Pages.of(List.of(), null));
        });
        answer.release();
        lane.start(Samples.orders("hinted", 4711).tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.SALES_ORDER_LINES));
        asked.drainPermits();
        Instant began = lane.now();
        int before = lane.exact.requests(Pages.ITEMS).size();

        lane.hint(Stream.ITEMS);
        asked.acquireUninterruptibly();
        for (int hint = 0; hint < 1_000; hint++) {
            lane.hint(Stream.ITEMS);
        }
        answer.release(1_000);
        asked.acquireUninterruptibly();

        // The last of a stream's reads is over when another stream, hinted later, has been read.
        int prices = lane.exact.requests("SalesItemPrices").size();
        await().atMost(PATIENCE).until(() -> {
            lane.hint(Stream.ITEM_PRICES);
            return lane.exact.requests("SalesItemPrices").size() > prices + 3;
        });
        int reads = lane.exact.requests(Pages.ITEMS).size() - before;
        int byTheClock = (int) Duration.between(began, lane.now()).dividedBy(INTERVAL) + 1;
        assertThat(reads).isBetween(2, 2 + byTheClock);
    }

    @Test
    void hints_without_end_leave_calls_to_the_day() {
        lane.exact.when("/", request -> Answer.of(Pages.of(List.of(), null)));
        lane.start(Samples.orders("nagged", 4711).tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.SALES_ORDER_LINES));
        Instant began = lane.now();
        int before = lane.exact.requests(Pages.ITEMS).size();

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
            lane.hint(Stream.ITEMS);
            return lane.now().isAfter(began.plus(Duration.ofMinutes(5)));
        });

        int reads = lane.exact.requests(Pages.ITEMS).size() - before;
        int seconds = (int) Duration.between(began, lane.now()).toSeconds();
        assertThat(reads).isBetween(2, seconds / 10 + 2);
    }

    @Test
    void a_hint_waits_when_the_minute_has_no_call_left() {
        lane.start(Samples.orders("spent", 4711).tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.SALES_ORDER_LINES));
        Semaphore refused = new Semaphore(0);
        Instant began = lane.now();
        lane.exact.when("/", request -> {
            refused.release();
            return new Answer(429, Map.of("X-RateLimit-Minutely-Remaining", "0"), new byte[0], false);
        });
        refused.acquireUninterruptibly();

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
            lane.hint(Stream.ITEMS);
            return lane.now().isAfter(began.plus(Duration.ofMinutes(5)));
        });

        // One of them tells that the minute is over, whatever was hinted: without that a stream is read every ten
        // seconds.
        int calls = refused.availablePermits();
        int minutes = (int) Duration.between(began, lane.now()).toMinutes();
        assertThat(calls).isLessThanOrEqualTo(minutes + 2);
    }
}
