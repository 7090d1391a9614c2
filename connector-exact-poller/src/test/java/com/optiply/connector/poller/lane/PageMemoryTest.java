package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages wait for room before they are mapped; whatever becomes of them, the room is given back (see {@link LoneLane#close}). */
class PageMemoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LoneLane lane = new LoneLane();

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void a_page_waits_until_others_are_published() throws Exception {
        lane.exact.when(Pages.ITEMS, request -> Answer.of(Pages.of(Pages.after(request, 10), null)));
        int others = lane.memory.take(Integer.MAX_VALUE);
        assertThat(lane.memory.free()).isZero();

        lane.start(Samples.orders("memory", 4711).tenant());

        await().atMost(PATIENCE).until(() -> !lane.exact.requests("").isEmpty());
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> lane.cursors.isEmpty());
        lane.memory.giveBack(others);
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.ITEMS));
        assertThat(lane.published(Topic.ITEM)).hasSize(10);
    }

    @Test
    void a_lane_that_waits_for_room_can_end() throws Exception {
        int others = lane.memory.take(Integer.MAX_VALUE);
        lane.start(Samples.orders("memory", 4711).tenant());
        await().atMost(PATIENCE).until(() -> !lane.exact.requests("").isEmpty());

        lane.takeOver(Samples.orders("memory", 4711).tenant());

        assertThat(lane.cursors).isEmpty();
        lane.memory.giveBack(others);
    }

    @Test
    void a_page_larger_than_all_the_room_has_it_for_itself() throws Exception {
        AtomicInteger second = new AtomicInteger(-1);
        int all = lane.memory.free();
        lane.start(Samples.orders("memory", 4711).tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.SALES_ORDER_LINES));
        PageMemory memory = lane.memory;

        int first = memory.take(all - 1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                second.set(memory.take(2 * all));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(() -> second.get() < 0);
        memory.giveBack(first);
        waiting.join();

        assertThat(second.get()).isEqualTo(all);
        memory.giveBack(all);
    }
}
