package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user who may not read something is answered 200 and an empty list (Exact reference, section 1.6). */
class RightsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PARTS = "inventory/AssemblyBillOfMaterialMaterials";

    private final LoneLane lane = new LoneLane();

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void a_right_that_is_taken_away_deletes_nothing_and_is_told() {
        lane.exact.when(Pages.ITEMS, request -> Answer.of(Pages.of(Pages.after(request, 10), null)));
        lane.exact.when(PARTS, request -> Answer.of(Pages.of(List.of(part(1), part(2)), null)));
        lane.start(Samples.orders("rights", 4711).tenant());
        await().atMost(PATIENCE)
                .until(() -> lane.isLoaded(Stream.ITEMS) && lane.isLoaded(Stream.ASSEMBLY_BOM_MATERIALS));
        assertThat(lane.published(Topic.COMPOSITION_PART)).hasSize(2);

        lane.exact.when(Pages.ITEMS, request -> Answer.of(Pages.of(List.of(), null)));
        lane.exact.when(PARTS, request -> Answer.of(Pages.of(List.of(), null)));
        lane.exact.when("users/UserHasRights", request -> Answer.of(Pages.right(false)));
        lane.hurry(600);

        await().atMost(PATIENCE).until(() -> lane.wasShown(Stream.ITEMS, "no-right"));
        await().atMost(PATIENCE).until(() -> lane.wasShown(Stream.ASSEMBLY_BOM_MATERIALS, "no-right"));
        assertThat(lane.states.get("items").state()).isEqualTo("blocked");
        assertThat(lane.states.get("items").problem().remedy()).contains("right");
        assertThat(lane.published).noneMatch(record -> record.value().isEmpty());

        lane.exact.when("users/UserHasRights", request -> Answer.of(Pages.right(true)));
        lane.exact.when(Pages.ITEMS, request -> Answer.of(Pages.of(Pages.after(request, 12), null)));
        lane.exact.when(PARTS, request -> Answer.of(Pages.of(List.of(part(1), part(2)), null)));
        await().atMost(PATIENCE)
                .until(() -> "live".equals(lane.states.get("items").state()));
        assertThat(lane.published(Topic.ITEM)).hasSize(12);
        assertThat(lane.published).noneMatch(record -> record.value().isEmpty());
    }

    @Test
    void a_function_that_fails_holds_up_nothing() {
        lane.exact.when("users/UserHasRights", request -> new Answer(404, java.util.Map.of(), new byte[0], false));
        lane.start(Samples.orders("no-function", 4711).tenant());

        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.SALES_ORDER_LINES));
        assertThat(lane.isLoaded(Stream.BOM_MATERIALS)).isTrue();
        assertThat(lane.exact.requests("users/UserHasRights")).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void fields_nobody_asked_for_are_counted_and_passed_over() {
        String odd = Pages.row(1).replace("}", ",\"ServicePoint\":\"S1\",\"New\":{\"deep\":[1]}}");
        lane.exact.when(Pages.ITEMS, request -> Answer.of(Pages.of(List.of(odd, Pages.row(2)), null)));
        lane.start(Samples.orders("unknown", 4711).tenant());

        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.ITEMS));
        assertThat(lane.published(Topic.ITEM))
                .extracting(OutgoingRecord::headers)
                .extracting(headers -> headers.subject())
                .containsExactly(Pages.id(1).toString(), Pages.id(2).toString());
        assertThat(lane.unknownFields(Stream.ITEMS, "ServicePoint")).isEqualTo(1);
        assertThat(lane.unknownFields(Stream.ITEMS, "New")).isEqualTo(1);
        assertThat(lane.published(Topic.EXACT_DEAD_LETTER)).isEmpty();
    }

    private static String part(int number) {
        return """
                {"ID":"%s","AssembledItem":"%s","PartItem":"%s","BatchQuantity":1,"QuantityBatch":2,"Quantity":2,"LineNumber":1}""".formatted(Pages.id(number), Pages.id(100), Pages.id(200 + number));
    }
}
