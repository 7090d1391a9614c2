package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.tenant.StreamCommand;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exact lists deletions in great numbers, over several pages: all of it is one decision, and it stands until somebody takes it. */
class HeldDeletionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ITEMS = 400;
    private static final int PAGE = 40;

    private final LoneLane lane = new LoneLane();
    private final AtomicInteger gone = new AtomicInteger();
    private final Samples tenant = Samples.orders("held", 4711);

    @BeforeEach
    void load() {
        lane.exact.when(
                Pages.ITEMS,
                request -> Answer.of(Pages.of(request.contains("gt%200L") ? Pages.rows(1, ITEMS) : List.of(), null)));
        lane.exact.when("sync/Deleted", this::deletions);
        lane.start(tenant.tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.ITEMS) && lane.isLoaded(Stream.DELETIONS));
        lane.hurry(1_800);
    }

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void three_pages_are_held_over_retries_and_a_takeover_and_one_confirmation_lets_them_go() throws Exception {
        gone.set(3 * PAGE - 10);
        awaitHeld();
        assertThat(lane.states.get("deletions").problem().message()).startsWith("110 of 400 rows of exact.item");
        assertThat(mark()).isEqualTo(110);

        // More goes meanwhile; several of its retries come by.
        gone.set(3 * PAGE);
        hoursGoBy(5);
        assertThat(deleted()).isZero();
        lane.takeOver(tenant.tenant());
        awaitHeld();
        assertThat(mark()).isEqualTo(110);
        hoursGoBy(5);
        assertThat(deleted()).isZero();

        lane.adopt(tenant.command("deletions", new StreamCommand(0, null, 110L, null))
                .tenant());
        await().atMost(PATIENCE).until(() -> deleted() == 3 * PAGE);
        assertThat(lane.cursors).doesNotContainKey("deletions.held");
        assertThat(lane.published(Topic.ITEM)).hasSize(ITEMS + 3 * PAGE);
    }

    @Test
    void what_is_held_costs_no_calls() {
        gone.set(2 * PAGE);
        awaitHeld();
        int calls = lane.exact.requests("sync/Deleted").size();

        hoursGoBy(4);

        assertThat(lane.exact.requests("sync/Deleted")).hasSize(calls);
    }

    @Test
    void a_harmless_part_of_a_page_does_not_pass_by_itself() {
        gone.set(2 * PAGE);

        awaitHeld();
        hoursGoBy(3);

        assertThat(deleted()).isZero();
    }

    @Test
    void one_rejection_leaves_out_all_of_it() {
        gone.set(3 * PAGE);
        awaitHeld();

        lane.adopt(tenant.command("deletions", new StreamCommand(0, null, null, mark()))
                .tenant());
        await().atMost(PATIENCE)
                .until(() -> lane.states.get("deletions").state().equals("live"));
        gone.set(3 * PAGE + 1);

        await().atMost(PATIENCE).until(() -> deleted() == 1);
    }

    @Test
    void marks_of_another_epoch_say_nothing() {
        gone.set(3 * PAGE);
        awaitHeld();

        lane.adopt(tenant.command("deletions", new StreamCommand(0, null, 1_000L, null, 7))
                .tenant());
        hoursGoBy(3);
        assertThat(deleted()).isZero();
        lane.adopt(tenant.command("deletions", new StreamCommand(0, null, null, 1_000L, 7))
                .tenant());
        hoursGoBy(3);
        assertThat(lane.cursors).containsKey("deletions.held");

        int epoch = lane.states.get("deletions").epoch();
        lane.adopt(tenant.command("deletions", new StreamCommand(0, null, 1_000L, null, epoch))
                .tenant());
        await().atMost(PATIENCE).until(() -> deleted() == 3 * PAGE);
    }

    @Test
    void few_rows_over_several_pages_go_by_themselves() {
        gone.set(3 * PAGE);
        // All but 20 of them were never published.
        lane.exact.when("sync/Deleted", request -> deletions(request, 380));

        await().atMost(PATIENCE).until(() -> lane.cursors.get("deletions").position() == 3 * PAGE);
        assertThat(deletedOf(380)).isEqualTo(3 * PAGE);
        assertThat(lane.wasShown(Stream.DELETIONS, "mass-deletion-held")).isFalse();
    }

    private Answer deletions(String request) {
        return deletions(request, 0);
    }

    /** @param offset by how much the number of an item is above the version of its deletion */
    private Answer deletions(String request, int offset) {
        int above = Integer.parseInt(request.replaceAll(".*gt%20(\\d+)L.*", "$1"));
        int last = Math.min(gone.get(), above + PAGE);
        String next = lane.exact.base() + "/api/v1/4711/sync/Deleted?$filter=Timestamp%20gt%20" + last + "L";
        List<String> rows = IntStream.rangeClosed(above + 1, last)
                .mapToObj(number -> deletion(number, number + offset))
                .toList();
        return Answer.of(Pages.of(rows, last < gone.get() ? next : null));
    }

    private static String deletion(int number, int item) {
        return """
                {"ID":"%s","Timestamp":"%d","EntityKey":"%s","EntityType":9,"DeletedDate":null}""".formatted(Pages.id(10_000 + number), number, Pages.id(item));
    }

    private void awaitHeld() {
        await().atMost(PATIENCE).until(() -> lane.wasShown(Stream.DELETIONS, "mass-deletion-held"));
    }

    private void hoursGoBy(int hours) {
        Instant began = lane.now();
        await().atMost(PATIENCE).until(() -> lane.now().isAfter(began.plus(Duration.ofHours(hours))));
    }

    private long mark() {
        return Long.parseLong(lane.states.get("deletions").problem().remedy().replaceAll(".*up to (\\d+)\\..*", "$1"));
    }

    private long deleted() {
        return deletedOf(0);
    }

    private long deletedOf(int above) {
        return lane.published(Topic.ITEM).stream()
                .filter(record -> record.value().isEmpty())
                .map(record -> record.headers().subject())
                .filter(subject -> Long.parseLong(subject.substring(24), 16) > above)
                .distinct()
                .count();
    }
}
