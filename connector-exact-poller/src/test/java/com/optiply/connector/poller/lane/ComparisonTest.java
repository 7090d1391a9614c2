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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String ITEMS = "sync/Logistics/Items";
    private static final String IDS_ONLY = "$select=ID,Timestamp";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

        await().atMost(PATIENCE).until(() -> lane.states.containsKey("items.comparison"));

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
        assertThat(java.util.stream.Stream.concat(lane.published.stream(), lane.cursorRecords.stream())
                        .map(record -> record.headers().id()))
                .doesNotHaveDuplicates();
        await().during(Duration.ofSeconds(2)).until(() -> compared() == 1);
        // The list of deletions has never shown a row: it may be that it never would.
        await().atMost(PATIENCE).until(() -> lane.wasShown(Stream.DELETIONS, "deletions-unverified"));
    }

    @Test
    void a_row_that_cannot_be_read_is_not_lacking() {
        lane.exact.when(ITEMS, request -> {
            String good = new String(items(request).body(), StandardCharsets.UTF_8);
            return Answer.of(good.replace("\"C5\"", "{\"not\":\"a code\"}"));
        });
        lane.start(Samples.orders("compare", 4711).tenant());
        await().until(() -> lane.isLoaded(Stream.ITEMS) && items() == 9);
        lane.hurry(1_200);

        await().atMost(PATIENCE).until(() -> lane.states.containsKey("items.comparison"));

        SyncStatus told = lane.states.get("items.comparison");
        assertThat(told.rows()).isEqualTo(10);
        assertThat(told.problem()).isNull();
        assertThat(lane.deadLetters(Stream.ITEMS, "wrong-type")).isEqualTo(1);
    }

    @Test
    void a_row_whose_deletion_has_not_been_read_yet_is_not_beyond_exact() {
        AtomicBoolean deleted = new AtomicBoolean();
        lane.exact.when(ITEMS, request -> {
            if (request.endsWith(IDS_ONLY)) {
                // Deleted a moment before the comparison reads: the list of deletions was read before.
                deleted.set(true);
                last.set(9);
            }
            return items(request);
        });
        lane.exact.when(
                "sync/Deleted",
                request -> Answer.of(Pages.of(deleted.get() ? List.of(deletion(10)) : List.of(), null)));
        lane.start(Samples.orders("compare", 4711).tenant());
        await().until(() -> lane.isLoaded(Stream.ITEMS) && items() == 10);
        lane.hurry(1_200);

        await().atMost(PATIENCE).until(() -> lane.states.containsKey("items.comparison"));

        assertThat(lane.states.get("items.comparison").problem()).isNull();
        assertThat(lane.wasShown(Stream.DELETIONS, "deletions-unverified")).isFalse();
        assertThat(lane.published(Topic.ITEM).getLast().value()).isEmpty();
    }

    @Test
    void a_comparison_that_fails_unexpectedly_is_told_and_made_again_and_the_lane_lives() {
        lane.exact.when(ITEMS, this::items);
        lane.unreadable();
        lane.start(Samples.orders("compare", 4711).tenant());
        await().until(() -> lane.isLoaded(Stream.ITEMS));
        lane.hurry(600);

        await().atMost(PATIENCE).until(() -> comparisons("internal-error") == 1);

        await().atMost(PATIENCE)
                .until(() -> comparisons("internal-error") == 0 && lane.states.containsKey("items.comparison"));
        assertThat(lane.states.get("items.comparison").state()).isEqualTo("live");
    }

    @Test
    void links_that_lead_round_under_new_names_end_a_comparison_too() {
        AtomicInteger name = new AtomicInteger();
        lane.exact.when(ITEMS, request -> {
            String round = lane.exact.base() + "/api/v1/4711/" + ITEMS + "?round=" + name.incrementAndGet();
            return request.endsWith(IDS_ONLY) || request.contains("?round=")
                    ? Answer.of(Pages.of(Pages.rows(1, 10), round))
                    : items(request);
        });
        lane.start(Samples.orders("compare", 4711).tenant());
        await().until(() -> lane.isLoaded(Stream.ITEMS));
        lane.hurry(1_200);

        await().atMost(PATIENCE).until(() -> lane.aborted(Stream.ITEMS, "next-link-loop") > 0);

        assertThat(lane.exact.requests("?round=")).hasSize(1);
    }

    @Test
    void an_assembly_is_read_after_an_item_changed() {
        lane.exact.when(ITEMS, this::items);
        lane.start(Samples.orders("compare", 4711).tenant());
        await().until(() -> lane.isLoaded(Stream.ITEMS) && lane.isLoaded(Stream.ASSEMBLY_BOM_MATERIALS));
        int before = lane.exact.requests("AssemblyBillOfMaterialMaterials?").size();
        last.set(11);

        lane.hint(Stream.ITEMS);

        // By itself it would be read after an hour, which is half a minute here.
        await().atMost(Duration.ofSeconds(25))
                .until(() ->
                        lane.exact.requests("AssemblyBillOfMaterialMaterials?").size() > before);
    }

    @Test
    void bills_of_materials_are_compared_every_night_from_the_day_that_exact_tells() {
        String versions = "sync/Manufacturing/BillOfMaterialVersions";
        lane.exact.when(
                "endPoint=%27BillOfMaterialVersions%27", request -> Answer.of("{\"d\":{\"TimeStampAsBigInt\":\"8\"}}"));
        lane.start(Samples.orders("compare", 4711).tenant());
        await().until(() -> lane.isLoaded(Stream.BOM_VERSIONS));
        lane.hurry(3_600);

        // The first night compares all there is; the second one the newest days.
        await().atMost(PATIENCE)
                .until(() -> lane.exact
                                .requests(versions + "?$filter=Timestamp%20gt%207L&" + IDS_ONLY)
                                .size()
                        == 1);
        assertThat(lane.exact.requests(versions))
                .filteredOn(request -> request.endsWith("gt%200L&" + IDS_ONLY))
                .hasSize(1);
    }

    /** Comparisons that show this problem now. */
    private long comparisons(String code) {
        return lane.states.values().stream()
                .filter(status -> status.stream().endsWith(".comparison"))
                .filter(status ->
                        status.problem() != null && status.problem().code().equals(code))
                .count();
    }

    private static String deletion(int number) {
        return """
                {"ID":"%s","Timestamp":"50","EntityKey":"%s","EntityType":9}""".formatted(new UUID(8, 1), new UUID(7, number));
    }

    private int items() {
        return lane.published(Topic.ITEM).size();
    }

    private long compared() {
        return lane.exact.requests(ITEMS).stream()
                .filter(request -> request.endsWith(IDS_ONLY))
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
