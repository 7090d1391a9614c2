package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.stream.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A row appears with a version below the cursor, as a long transaction shows it, in streams that are read every quarter of an hour: nobody hints. */
class LateRowsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LoneLane lane = new LoneLane();
    private final Set<Integer> versions = new ConcurrentSkipListSet<>(Set.of(2, 4, 6, 8, 10));
    private final AtomicBoolean away = new AtomicBoolean();

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void it_is_found_by_the_first_read_after_the_last_change() {
        begin();
        versions.add(7);
        lane.hurry(1_800);

        await().atMost(PATIENCE).until(() -> isPublished(7));
        assertThat(lane.published(Topic.ITEM)).hasSize(6);

        // As long as nothing changes the rows that are known are not read again and again.
        int before = requests().size();
        await().atMost(PATIENCE).until(() -> requests().size() > before + 4);
        assertThat(requests().getLast()).contains("gt%2010L");
    }

    @Test
    void it_is_found_after_hours_without_exact() {
        begin();
        away.set(true);
        versions.add(7);
        lane.hurry(3_600);
        Instant began = lane.now();
        await().atMost(PATIENCE).until(() -> lane.now().isAfter(began.plus(Duration.ofHours(3))));

        away.set(false);

        await().atMost(PATIENCE).until(() -> isPublished(7));
        assertThat(lane.published(Topic.ITEM)).hasSize(6);
    }

    private void begin() {
        lane.exact.when(
                Pages.ITEMS,
                request -> away.get()
                        ? new Answer(503, Map.of(), "away".getBytes(StandardCharsets.UTF_8), false)
                        : Answer.of(Pages.of(after(request), null)));
        lane.start(Samples.orders("late", 4711).tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.SALES_ORDER_LINES));
        assertThat(lane.published(Topic.ITEM)).hasSize(5);
    }

    private List<String> after(String request) {
        int above = Integer.parseInt(request.replaceAll(".*gt%20(\\d+)L.*", "$1"));
        return versions.stream()
                .filter(version -> version > above)
                .map(Pages::row)
                .toList();
    }

    /** Those that follow it, not those of a comparison. */
    private List<String> requests() {
        return lane.exact.requests(Pages.ITEMS).stream()
                .filter(request -> !request.endsWith("$select=ID,Timestamp"))
                .toList();
    }

    /** By following the stream: the comparison of the night would find it too. */
    private boolean isPublished(int number) {
        return lane.published(Topic.ITEM).stream()
                .filter(record -> record.headers().origin() == Origin.LIVE)
                .anyMatch(record ->
                        record.headers().subject().equals(Pages.id(number).toString()));
    }
}
