package com.optiply.connector.local.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.local.oracle.Choice.Model;
import com.optiply.connector.local.oracle.Choice.Sales;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The hand-written cases are complete, and the oracle agrees with them. */
class HandWrittenTest {

    private static final Map<String, Choice> SETTINGS = Map.of(
            "one", new Choice(Set.of("1"), Sales.ORDERS, Set.of(Model.values())),
            "two", new Choice(Set.of("1", "2"), Sales.INVOICES, Set.of()),
            "all", new Choice(Set.of(), Sales.ORDERS, Set.of(Model.ASSEMBLY)));

    private final HandWritten written = HandWritten.load();

    @Test
    void thereAreAtLeastThirtyAndEachCitesAReference() {
        assertThat(written.cases()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(written.cases()).allSatisfy(one -> {
            assertThat(one.references()).as(one.title()).isNotEmpty();
            assertThat(one.references())
                    .as(one.title())
                    .allMatch(text -> text.matches("(Exact|Optiply) reference §\\d.*"));
            assertThat(one.records()).as(one.title()).isNotEmpty();
        });
        assertThat(written.cases().stream().map(HandWrittenCase::title).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyKindAndEverySettingOccurs() {
        List<HandWrittenRecord> records =
                written.cases().stream().flatMap(one -> one.records().stream()).toList();
        assertThat(records.stream().map(HandWrittenRecord::kind)).contains(Kind.values());
        Set<String> settings = new HashSet<>();
        records.forEach(expected -> settings.addAll(expected.settings()));
        assertThat(settings).containsExactlyInAnyOrderElementsOf(SETTINGS.keySet());
    }

    @Test
    void theOracleAgreesToday() {
        SETTINGS.forEach((name, choice) -> assertThat(
                        written.differences(name, false, new Oracle(choice).expect(company(), written.now(), Set.of())))
                .as(name)
                .isEmpty());
    }

    @Test
    void theOracleAgreesTomorrow() {
        SETTINGS.forEach((name, choice) -> {
            Oracle oracle = new Oracle(choice);
            Set<String> known = oracle.expect(company(), written.now(), Set.of())
                    .of(Kind.PRODUCTS)
                    .keySet();
            assertThat(written.differences(name, true, oracle.expect(company(), written.tomorrow(), known)))
                    .as(name)
                    .isEmpty();
        });
    }

    @Test
    void aWrongRecordIsNoticed() {
        Picture picture = new Oracle(SETTINGS.get("one")).expect(company(), written.now(), Set.of());
        picture.of(Kind.PRODUCTS).get(Alias.id("lamp")).put("stockLevel", "11");
        picture.of(Kind.SELL_ORDERS).remove(Alias.id("open"));
        assertThat(written.differences("one", false, picture))
                .hasSize(2)
                .anyMatch(text -> text.contains("stockLevel is 11, expected 12"))
                .anyMatch(text -> text.contains("is missing"));
    }

    private ExactCompany company() {
        return ExactCompany.read(entity -> written.rows().path(entity));
    }
}
