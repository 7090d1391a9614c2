package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.stream.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in Exact's name: it is named, counted, and once the answers are right again every row is there, once. */
class OddAnswersTest {

    private static final String ITEMS = "sync/Logistics/Items";
    private static final int DIVISION = 4711;

    private final LoneLane lane = new LoneLane();
    private final ScriptedExact exact = lane.exact;

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void a_next_link_to_another_host_is_refused_and_gets_no_token() {
        try (ScriptedExact stranger = new ScriptedExact(Instant::now)) {
            exact.when(
                    ITEMS,
                    request -> Answer.of(Pages.of(Pages.rows(1, 10), stranger.base() + "/api/v1/4711/" + ITEMS)));
            start();
            awaitProblem("foreign-next-link");

            exact.when(ITEMS, request -> Answer.of(Pages.of(Pages.after(request, 20), null)));
            assertItems(20);
            assertThat(stranger.requests("")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/9999/sync/Logistics/Items", "/api/v1/4711/../9999/x", "/login", "//evil/x"})
    void a_next_link_out_of_the_company_is_refused(String link) {
        exact.when(ITEMS, request -> Answer.of(Pages.of(Pages.rows(1, 10), link)));
        start();

        awaitProblem("foreign-next-link");
        assertThat(exact.requests("9999")).isEmpty();
        assertThat(exact.requests("login")).isEmpty();
    }

    @Test
    void a_stored_link_that_leads_astray_is_given_up() {
        // Pages that do not ascend make the link itself the place to go on from.
        exact.when(ITEMS, request -> Answer.of(Pages.of(Pages.rows(11, 20), base() + ITEMS + "?two")));
        Answer astray = Answer.of(Pages.of(Pages.rows(1, 10), "http://elsewhere.example/x"));
        exact.when("?two", request -> astray);
        start();
        awaitProblem("foreign-next-link");

        exact.when(
                ITEMS,
                request -> request.contains("?two") ? astray : Answer.of(Pages.of(Pages.after(request, 20), null)));
        await().until(() -> lane.isLoaded(Stream.ITEMS));
        assertThat(ids()).containsAll(expected(20));
    }

    @Test
    void a_loop_of_links_ends() {
        exact.when(ITEMS, request -> Answer.of(Pages.of(Pages.rows(1, 10), base() + ITEMS + "?two")));
        exact.when("?two", request -> Answer.of(Pages.of(Pages.rows(11, 20), base() + ITEMS + "?two")));
        start();
        awaitProblem("next-link-loop");

        exact.when(
                ITEMS,
                request -> Answer.of(Pages.of(request.contains("?two") ? List.of() : Pages.after(request, 30), null)));
        assertItems(30);
    }

    @Test
    void a_loop_that_changes_its_name_ends_too() {
        AtomicInteger number = new AtomicInteger();
        exact.when(
                ITEMS,
                request -> Answer.of(Pages.of(Pages.rows(1, 10), base() + ITEMS + "?n=" + number.incrementAndGet())));
        start();
        awaitProblem("next-link-loop");
        assertThat(ids()).hasSize(10);
    }

    @Test
    void a_loop_that_changes_its_name_ends_where_all_is_read_each_time() {
        AtomicInteger number = new AtomicInteger();
        String warehouses = "inventory/Warehouses";
        exact.when(
                warehouses,
                request ->
                        Answer.of(Pages.of(Pages.rows(1, 10), base() + warehouses + "?n=" + number.incrementAndGet())));
        start();

        await().until(() -> lane.wasShown(Stream.WAREHOUSES, "next-link-loop"));
    }

    @Test
    void a_server_that_fails_in_the_middle_closes_the_connection() {
        exact.when(ITEMS, request -> {
            throw new IllegalStateException("this script has no answer");
        });
        start();
        // Long before the lane itself would give the answer up.
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(40))
                .until(() -> lane.wasShown(Stream.ITEMS, "no-answer"));

        exact.when(ITEMS, request -> Answer.of(Pages.of(Pages.after(request, 10), null)));
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(40))
                .until(() -> lane.isLoaded(Stream.ITEMS) && ids().size() == 10);
    }

    @Test
    void an_empty_page_with_a_next_link_is_followed_but_not_for_ever() {
        AtomicInteger left = new AtomicInteger(3);
        exact.when(
                ITEMS,
                request -> Answer.of(
                        left.getAndDecrement() > 0
                                ? Pages.of(List.of(), base() + ITEMS + "?skip=" + left)
                                : Pages.of(Pages.rows(1, 5), null)));
        start();
        assertItems(5);

        AtomicInteger endless = new AtomicInteger();
        exact.when(
                ITEMS, request -> Answer.of(Pages.of(List.of(), base() + ITEMS + "?e=" + endless.incrementAndGet())));
        lane.hint(Stream.ITEMS);
        awaitProblem("next-link-loop");
    }

    @Test
    void html_with_200_and_half_bodies() {
        exact.when(ITEMS, request -> Answer.of("<html><body>Server maintenance</body></html>"));
        start();
        awaitProblem("html");
        exact.when(ITEMS, request -> Answer.of(Pages.of(Pages.rows(1, 10), null).substring(0, 300)));
        awaitProblem("not-json");
        exact.when(
                ITEMS, request -> Answer.of(Pages.of(Pages.rows(1, 10), null)).cutShort());
        awaitProblem("no-answer");
        exact.when(ITEMS, request -> Answer.of("no gzip at all").packed());
        awaitCounted("no-answer", lane.aborted(Stream.ITEMS, "no-answer") + 1);
        assertThat(ids()).isEmpty();

        exact.when(ITEMS, request -> Answer.of(Pages.of(Pages.after(request, 10), null)));
        assertItems(10);
        assertThat(lane.aborted(Stream.ITEMS, "html")).isPositive();
        assertThat(lane.aborted(Stream.ITEMS, "not-json")).isPositive();
    }

    @Test
    void a_bomb_is_not_unpacked_and_a_packed_page_is() {
        byte[] bomb = packed(out -> {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int megabyte = 0; megabyte < 400; megabyte++) {
                out.write(blanks);
            }
        });
        exact.when(ITEMS, request -> Answer.of(bomb).packed());
        start();
        awaitProblem("answer-too-large");

        exact.when(ITEMS, request -> Answer.of(packed(out ->
                        out.write(Pages.of(Pages.after(request, 10), null).getBytes(StandardCharsets.UTF_8))))
                .packed());
        assertItems(10);
    }

    @Test
    void a_page_of_38_MB_is_read_and_a_larger_one_is_not_even_taken() {
        String padding = "x".repeat(37_000);
        exact.when(
                ITEMS,
                request -> Answer.of(Pages.of(
                        IntStream.rangeClosed(1, 1_000)
                                .mapToObj(number -> Pages.row(number).replace("}", ",\"Notes\":\"" + padding + "\"}"))
                                .toList(),
                        null)));
        start();
        assertItems(1_000);

        byte[] huge = new byte[41 << 20];
        exact.when(ITEMS, request -> Answer.of(huge));
        lane.hint(Stream.ITEMS);
        awaitProblem("answer-too-large");
    }

    @Test
    void one_malformed_row_of_a_thousand() {
        List<String> rows = new java.util.ArrayList<>(Pages.rows(1, 1_000));
        rows.set(500, Pages.row(501).replace("\"C501\"", "{\"not\":\"a code\"}"));
        rows.set(501, Pages.row(502).replace("C502", "C\t502"));
        exact.when(
                ITEMS,
                request -> Answer.of(request.contains("gt%200L") ? Pages.of(rows, null) : Pages.of(List.of(), null)));
        start();

        await().until(() -> lane.isLoaded(Stream.ITEMS));
        assertThat(ids()).hasSize(999).doesNotContain(Pages.id(501).toString());
        assertThat(lane.published(Topic.EXACT_DEAD_LETTER)).hasSize(1);
        assertThat(lane.deadLetters(Stream.ITEMS, "wrong-type")).isEqualTo(1);
    }

    private void start() {
        lane.start(Samples.orders("odd", DIVISION).tenant());
    }

    private String base() {
        return exact.base() + "/api/v1/" + DIVISION + "/";
    }

    private void awaitProblem(String code) {
        await().until(() -> lane.wasShown(Stream.ITEMS, code));
        assertThat(lane.aborted(Stream.ITEMS, code)).isPositive();
    }

    private void awaitCounted(String code, double times) {
        await().until(() -> lane.aborted(Stream.ITEMS, code) >= times);
    }

    private void assertItems(int count) {
        await().until(() -> lane.isLoaded(Stream.ITEMS) && ids().size() >= count);
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected(count));
    }

    private List<String> ids() {
        return lane.published(Topic.ITEM).stream()
                .map(OutgoingRecord::headers)
                .map(headers -> headers.subject())
                .toList();
    }

    private static List<String> expected(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Pages.id(number).toString())
                .toList();
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] packed(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
