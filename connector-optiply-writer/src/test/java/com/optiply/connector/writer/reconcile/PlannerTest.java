package com.optiply.connector.writer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.Content;
import com.optiply.connector.writer.mapping.OrderLine;
import com.optiply.connector.writer.mapping.Outcome;
import com.optiply.connector.writer.mapping.Outcome.Absent;
import com.optiply.connector.writer.mapping.Outcome.Desired;
import com.optiply.connector.writer.mapping.Outcome.Excluded;
import com.optiply.connector.writer.state.Intent;
import com.optiply.connector.writer.state.Intent.Operation;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceKey;
import com.optiply.connector.writer.state.ResourceState;
import com.optiply.connector.writer.state.ResourceType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Content LAMP = content(Map.of("name", "Lamp", "stockLevel", 5L));
    private static final OrderLine TWO = new OrderLine(1, 2, new BigDecimal("20.00"));

    @Test
    void doesNothingWhenOptiplyHasIt() {
        assertThat(plan(known(LAMP), desired(LAMP))).isInstanceOf(Plan.Settle.class);
    }

    @Test
    void sendsOneAttributeWhenOnlyTheStockDiffers() {
        Plan plan = plan(known(LAMP), desired(content(Map.of("name", "Lamp", "stockLevel", 6L))));

        assertThat(((Plan.Change) plan).difference().values()).isEqualTo(Map.of("stockLevel", 6L));
    }

    @Test
    void createsWhatIsNotThere() {
        assertThat(plan(
                        resource(ResourceType.PRODUCTS, Optional.empty(), Optional.empty(), Optional.empty()),
                        desired(LAMP)))
                .isInstanceOf(Plan.Create.class);
    }

    @Test
    void looksForALostPostWhateverIsWantedNow() {
        Resource lost = resource(
                ResourceType.SELL_ORDERS,
                Optional.empty(),
                Optional.empty(),
                Optional.of(intent(Operation.POST, LAMP)));

        assertThat(plan(lost, desired(LAMP))).isInstanceOf(Plan.Search.class);
        assertThat(plan(lost, new Absent("gone", Set.of()))).isInstanceOf(Plan.Search.class);
    }

    @Test
    void sendsAgainWhatALostPatchMayHaveChanged() {
        Resource lost = resource(
                ResourceType.PRODUCTS,
                Optional.of("17"),
                Optional.of(LAMP),
                Optional.of(intent(Operation.PATCH, content(Map.of("stockLevel", 9L)))));

        Plan plan = plan(lost, desired(LAMP));

        assertThat(((Plan.Change) plan).difference().values())
                .as("the stock is 5 again, but Optiply may have got 9")
                .isEqualTo(Map.of("stockLevel", 5L));
    }

    @Test
    void neverDeletesAProduct() {
        assertThat(plan(known(LAMP), new Absent("unheard of", Set.of()))).isInstanceOf(Plan.Settle.class);
    }

    @Test
    void disablesAKnownProductAndNeverCreatesADisabledOne() {
        Excluded excluded =
                new Excluded("ended", content(Map.of("status", "disabled")), List.of(), Optional.empty(), Set.of());

        assertThat(plan(known(LAMP), excluded)).isInstanceOf(Plan.Change.class);
        assertThat(plan(
                        resource(ResourceType.PRODUCTS, Optional.empty(), Optional.empty(), Optional.empty()),
                        excluded))
                .isInstanceOfSatisfying(
                        Plan.Settle.class,
                        settle -> assertThat(settle.settlement().state()).isEqualTo(ResourceState.EXCLUDED));
    }

    @Test
    void deletesAnOrderThatShouldNotBe() {
        Resource order = resource(ResourceType.SELL_ORDERS, Optional.of("17"), Optional.of(LAMP), Optional.empty());

        assertThat(plan(order, new Absent("cancelled", Set.of()))).isInstanceOf(Plan.Remove.class);
    }

    @Test
    void readsTheLinesOnlyWhenTheyDiffer() {
        Content order = new Content(LAMP.attributes(), Optional.of(List.of(TWO)));
        Content other =
                new Content(LAMP.attributes(), Optional.of(List.of(new OrderLine(1, 3, new BigDecimal("30.00")))));
        Resource known = resource(ResourceType.SELL_ORDERS, Optional.of("17"), Optional.of(order), Optional.empty());

        assertThat(plan(known, desired(order))).isInstanceOf(Plan.Settle.class);
        assertThat(plan(known, desired(other))).isInstanceOfSatisfying(Plan.Change.class, change -> {
            assertThat(change.difference().isEmpty()).isTrue();
            assertThat(change.lines()).isPresent();
        });
    }

    @Test
    void replacesACompositionOfOtherProducts() {
        Map<String, Object> pair =
                new HashMap<>(Map.of("composedProductId", 1L, "partProductId", 2L, "partQuantity", 4L));
        Resource known = resource(
                ResourceType.PRODUCT_COMPOSITIONS, Optional.of("17"), Optional.of(content(pair)), Optional.empty());
        pair.put("partProductId", 3L);

        assertThat(plan(known, desired(content(pair)))).isInstanceOf(Plan.Remove.class);
    }

    private static Plan plan(Resource resource, Outcome outcome) {
        return Planner.plan(new Work(resource, outcome));
    }

    private static Resource known(Content acknowledged) {
        return resource(ResourceType.PRODUCTS, Optional.of("17"), Optional.of(acknowledged), Optional.empty());
    }

    private static Resource resource(
            ResourceType type, Optional<String> id, Optional<Content> acknowledged, Optional<Intent> intent) {
        return new Resource(
                new ResourceKey(1, type, "k"),
                3,
                2,
                ResourceState.IN_STEP,
                id,
                acknowledged,
                intent,
                false,
                false,
                0,
                Optional.empty());
    }

    private static Desired desired(Content content) {
        return new Desired(content, List.of(), Optional.empty(), Set.of());
    }

    private static Content content(Map<String, Object> attributes) {
        return Content.of(Attributes.of(attributes));
    }

    private static Intent intent(Operation operation, Content content) {
        return new Intent(operation, content, "", Instant.parse("2026-05-01T10:00:00Z"));
    }
}
