package com.optiply.connector.local.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.optiply.connector.local.oracle.Choice.Model;
import com.optiply.connector.local.oracle.Choice.Sales;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the hand-written cases do not show: what has been sent before, comparison, and reading Optiply's state. */
class OracleTest {

    private static final Instant NOON = Instant.parse("2026-05-12T10:00:00Z");
    private static final String ITEM = "a0000000-0000-0000-0000-000000000001";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Oracle oracle = new Oracle(new Choice(Set.of("1"), Sales.ORDERS, Set.of(Model.ASSEMBLY)));

    @Test
    void anItemThatEndedAfterItWasSentStaysAsDisabled() {
        JsonNode ended =
                json("[{'ID':'%s','Code':'A','Description':'A','IsPurchaseItem':true,'EndDate':'2026-05-01T00:00:00'}]"
                        .formatted(ITEM));
        assertThat(expect(ended, Set.of()).of(Kind.PRODUCTS)).isEmpty();
        assertThat(expect(ended, Set.of(ITEM)).of(Kind.PRODUCTS).get(ITEM)).containsEntry("status", "disabled");
    }

    @Test
    void anItemThatWasDeletedAfterItWasSentIsOnlyJudgedByItsStatus() {
        assertThat(expect(json("[]"), Set.of(ITEM)).of(Kind.PRODUCTS).get(ITEM))
                .containsOnlyKeys("status")
                .containsEntry("status", "disabled");
    }

    @Test
    void midnightIsThatOfAmsterdam() {
        JsonNode ending =
                json("[{'ID':'%s','Code':'A','Description':'A','IsPurchaseItem':true,'EndDate':'2026-05-13T00:00:00'}]"
                        .formatted(ITEM));
        ExactCompany company = company(ending);
        assertThat(oracle.expect(company, Instant.parse("2026-05-12T21:59:59Z"), Set.of())
                        .of(Kind.PRODUCTS))
                .hasSize(1);
        assertThat(oracle.expect(company, Instant.parse("2026-05-12T22:00:00Z"), Set.of())
                        .of(Kind.PRODUCTS))
                .isEmpty();
    }

    @Test
    void differencesNameWhatIsMissingWrongAndTooMuch() {
        Picture expected = new Picture();
        expected.add(Kind.PRODUCTS, "missing").put("name", "A");
        expected.add(Kind.PRODUCTS, "wrong").put("name", "B");
        Picture actual = new Picture();
        actual.add(Kind.PRODUCTS, "wrong").put("name", "C");
        actual.add(Kind.PRODUCTS, "extra").put("name", "D");
        assertThat(Difference.between(expected, actual).stream().map(Difference::toString))
                .containsExactlyInAnyOrder(
                        "products missing: is missing, expected {name=A}",
                        "products wrong: name is C, expected B",
                        "products extra: must not be there: {name=D}");
    }

    @Test
    void twoRecordsOfOneThingAreDuplicates() {
        OptiplyState state = OptiplyState.read(kind -> kind == Kind.PRODUCTS
                ? json("[{'id':'1','remoteId':'X','name':'A'},{'id':'2','remoteId':'x','name':'A'}]")
                : json("[]"));
        assertThat(state.duplicates()).containsExactly("products x");
    }

    @Test
    void numbersAndInstantsHaveOneForm() {
        OptiplyState state = OptiplyState.read(kind -> kind == Kind.SELL_ORDERS
                ? json(
                        "[{'id':'7','remoteId':'o','totalValue':'79.90','placed':'2026-05-04T00:00:00.000Z','completed':null}]")
                : json("[]"));
        assertThat(state.picture().of(Kind.SELL_ORDERS).get("o"))
                .containsEntry("totalValue", "79.9")
                .containsEntry("placed", "2026-05-04T00:00:00Z")
                .containsEntry("completed", "null");
    }

    private Picture expect(JsonNode items, Set<String> known) {
        return oracle.expect(company(items), NOON, known);
    }

    private static ExactCompany company(JsonNode items) {
        return ExactCompany.read(entity -> entity.equals("Items") ? items : json("[]"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
