package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String ITEMS = "sync/Logistics/Items";

    /** Ten minutes before the comparisons of the night. */
    private final LoneLane lane = new LoneLane(Instant.parse("2026-11-23T23:20:00Z"));

    private final AtomicInteger last = new AtomicInteger(10);

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void what_the_topic_lacks_is_published_at_night_and_what_it_has_beyond_is_told() {
        lane.exact.when(ITEMS, this::items);
        lane.start(Samples.orders("compare", 4711).tenant());
        await().until(() -> lane.isLoaded(Stream.ITEMS) && items() == 10);
        OutgoingRecord lost = lane.published(Topic.ITEM).get(4);
        lane.published.remove(lost);
        // The source forgets a row without a word of its deletion.
        last.set(9);

        await().atMost(Duration.ofSeconds(20)).until(() -> lane.states.containsKey("items.comparison"));

        SyncStatus told = lane.states.get("items.comparison");
        assertThat(told.problem().code()).isEqualTo("differs-from-exact");
        assertThat(told.problem().message()).contains("1 were lacking, 1 of them published now; 1 rows on the topic");
        OutgoingRecord again = lane.published(Topic.ITEM).getLast();
        assertThat(again.headers().origin()).isEqualTo(Origin.RECONCILE);
        assertThat(again.headers().id()).isEqualTo(lost.headers().id());
        assertThat(again.headers().traceParent().orElseThrow()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(lane.published(Topic.ITEM))
                .noneMatch(record -> record.value().isEmpty());
        assertThat(lane.cursors).containsKey("items.comparison");
        await().during(Duration.ofSeconds(2)).until(() -> compared() == 1);
    }

    @Test
    void an_assembly_is_read_after_an_item_changed() {
        lane.exact.when(ITEMS, this::items);
        lane.start(Samples.orders("compare", 4711).tenant());
        await().until(() -> lane.isLoaded(Stream.ITEMS) && lane.isLoaded(Stream.ASSEMBLY_BOM_MATERIALS));
        int before = lane.exact.requests("AssemblyBillOfMaterialMaterials?").size();
        last.set(11);

        lane.hint(Stream.ITEMS);

        await().atMost(Duration.ofSeconds(8))
                .until(() ->
                        lane.exact.requests("AssemblyBillOfMaterialMaterials?").size() > before);
    }

    private int items() {
        return lane.published(Topic.ITEM).size();
    }

    private long compared() {
        return lane.exact.requests(ITEMS).stream()
                .filter(request -> request.endsWith("$select=ID,Timestamp"))
                .count();
    }

    private Answer items(String request) {
        int above = Integer.parseInt(request.replaceAll(".*gt%20(\\d+)L.*", "$1"));
        return Answer.of(IntStream.rangeClosed(above + 1, last.get())
                .mapToObj(number -> "{\"ID\":\"%s\",\"Timestamp\":\"%d\",\"Code\":\"C%d\"}"
                        .formatted(new UUID(7, number), number, number))
                .collect(Collectors.joining(",", "{\"d\":{\"results\":[", "]}}")));
    }
}
