package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.tenant.StreamCommand;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts of assemblies disappear in great numbers: nothing is deleted until somebody confirms it, whoever owns the tenant by then. */
class HeldAbsenceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Stream PARTS = Stream.ASSEMBLY_BOM_MATERIALS;

    private final LoneLane lane = new LoneLane();
    private final AtomicInteger there = new AtomicInteger(100);
    private final Samples tenant = Samples.orders("held", 4711);

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void what_was_confirmed_counts_after_a_takeover() throws Exception {
        lane.exact.when(
                PARTS.path() + "?",
                request -> Answer.of(Pages.of(
                        IntStream.rangeClosed(1, there.get())
                                .mapToObj(HeldAbsenceTest::part)
                                .toList(),
                        null)));
        lane.start(tenant.tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(PARTS));
        assertThat(parts()).isEqualTo(100);
        there.set(1);
        lane.hurry(1_800);
        await().atMost(PATIENCE).until(() -> lane.wasShown(PARTS, "mass-deletion-held"));
        long mark = markToConfirm();

        lane.takeOver(tenant.tenant());

        await().atMost(PATIENCE).until(() -> lane.wasShown(PARTS, "mass-deletion-held"));
        assertThat(markToConfirm()).isEqualTo(mark);
        assertThat(parts()).isEqualTo(100);
        lane.adopt(tenant.command(PARTS.label(), new StreamCommand(0, null, mark, null))
                .tenant());
        await().atMost(PATIENCE).until(() -> deleted() == 99);
        // With the next look at Exact nothing is held any more.
        await().atMost(PATIENCE).until(() -> !lane.cursors.containsKey(PARTS.label() + ".held"));
        assertThat(parts()).isEqualTo(199);
    }

    private long markToConfirm() {
        return Long.parseLong(
                lane.states.get(PARTS.label()).problem().remedy().replaceAll(".*up to (\\d+)\\..*", "$1"));
    }

    private long parts() {
        return lane.published(Topic.COMPOSITION_PART).size();
    }

    private long deleted() {
        return lane.published(Topic.COMPOSITION_PART).stream()
                .map(OutgoingRecord::value)
                .filter(value -> value.isEmpty())
                .count();
    }

    private static String part(int number) {
        return """
                {"ID":"%s","AssembledItem":"%s","PartItem":"%s","BatchQuantity":1,"QuantityBatch":2,"Quantity":2,"LineNumber":1}""".formatted(Pages.id(number), Pages.id(1_000), Pages.id(2_000 + number));
    }
}
