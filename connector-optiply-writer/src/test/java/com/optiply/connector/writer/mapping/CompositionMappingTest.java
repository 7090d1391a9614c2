package com.optiply.connector.writer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.event.Composition;
import com.optiply.connector.model.event.CompositionPart;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.writer.mapping.Outcome.Absent;
import com.optiply.connector.writer.mapping.Outcome.Desired;
import com.optiply.connector.writer.mapping.Outcome.DoesNotFit;
import com.optiply.connector.writer.mapping.Outcome.Waiting;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionMappingTest {

    private static final UUID TABLE = UUID.randomUUID();
    private static final UUID LEG = UUID.randomUUID();
    private static final ProductRefs KNOWN =
            new ProductRefs(Map.of(TABLE, new ProductRef.Known(1), LEG, new ProductRef.Known(2)));
    private static final Settings BOTH = Sample.settings(
            new WarehouseChoice(Mode.GLOBAL, List.of()),
            SalesSource.ORDERS,
            CompositionModel.MANUFACTURING,
            CompositionModel.ASSEMBLY);

    @ParameterizedTest(name = "{0} per batch of {1}: {2}")
    @CsvSource({"4, 1, 4", "40, 10, 4", "7.5, 2.5, 3"})
    void dividesTheBatch(double parts, double batch, long each) {
        Composition version = Sample.version(TABLE, batch);

        Desired desired = (Desired) map(List.of(version), List.of(Sample.part(version, LEG, parts)));

        assertThat(desired.content().attributes().values())
                .containsEntry("composedProductId", 1L)
                .containsEntry("partProductId", 2L)
                .containsEntry("partQuantity", each);
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "10, 4", "0, 1", "-4, 1"})
    void refusesWhatIsNoWholeNumberFromOne(double parts, double batch) {
        Composition version = Sample.version(TABLE, batch);

        assertThat(map(List.of(version), List.of(Sample.part(version, LEG, parts))))
                .isInstanceOf(DoesNotFit.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1})
    void refusesABatchOfNothing(double batch) {
        Composition version = Sample.version(TABLE, batch);

        assertThat(map(List.of(version), List.of(Sample.part(version, LEG, 1))))
                .isInstanceOfSatisfying(
                        DoesNotFit.class, bad -> assertThat(bad.cause()).isEqualTo("composition-without-quantity"));
    }

    @Test
    void addsUpTheRowsOfOnePart() {
        Composition bom = Sample.assembly(TABLE, 3);

        Desired desired = (Desired) map(
                List.of(bom), List.of(Sample.part(bom, LEG, 1), Sample.part(bom, LEG, 1), Sample.part(bom, LEG, 1)));

        assertThat(desired.content().attributes().get("partQuantity"))
                .as("three times a third")
                .isEqualTo(1L);
    }

    @Test
    void prefersManufacturingWhereAnItemHasBoth() {
        Composition version = Sample.version(TABLE, 1);
        Composition bom = Sample.assembly(TABLE, 1);

        Desired desired =
                (Desired) map(List.of(bom, version), List.of(Sample.part(bom, LEG, 5), Sample.part(version, LEG, 4)));

        assertThat(desired.content().attributes().get("partQuantity")).isEqualTo(4L);
    }

    @Test
    void countsOnlyTheActiveDefaultVersionAndNoByProducts() {
        Composition old = Sample.version(TABLE, 1, "isDefault", false);
        Composition pending = Sample.version(TABLE, 1, "statusCode", 20);
        Composition active = Sample.version(TABLE, 1);

        assertThat(map(List.of(old, pending), List.of(Sample.part(old, LEG, 4), Sample.part(pending, LEG, 4))))
                .isInstanceOf(Absent.class);
        assertThat(map(List.of(active), List.of(Sample.part(active, LEG, 4, "typeCode", 2))))
                .isInstanceOf(Absent.class);
    }

    @Test
    void isAbsentWhereItsModelIsNotChosen() {
        Composition version = Sample.version(TABLE, 1);
        Settings assembly = Sample.settings(
                new WarehouseChoice(Mode.GLOBAL, List.of()), SalesSource.ORDERS, CompositionModel.ASSEMBLY);

        assertThat(CompositionMapping.map(
                        new CompositionKey(TABLE, LEG),
                        List.of(version),
                        List.of(Sample.part(version, LEG, 4)),
                        KNOWN,
                        assembly))
                .isInstanceOf(Absent.class);
    }

    @Test
    void waitsForProductsAndIsLeftOutWithoutThem() {
        Composition version = Sample.version(TABLE, 1);
        List<CompositionPart> parts = List.of(Sample.part(version, LEG, 4));

        assertThat(map(version, parts, new ProductRef.Pending()))
                .isInstanceOfSatisfying(
                        Waiting.class, waiting -> assertThat(waiting.parents()).containsExactly(LEG.toString()));
        assertThat(map(version, parts, new ProductRef.Excluded()))
                .isInstanceOfSatisfying(
                        Absent.class, absent -> assertThat(absent.watched()).containsExactly(LEG.toString()));
    }

    private static Outcome map(List<Composition> compositions, List<CompositionPart> parts) {
        return CompositionMapping.map(new CompositionKey(TABLE, LEG), compositions, parts, KNOWN, BOTH);
    }

    private static Outcome map(Composition version, List<CompositionPart> parts, ProductRef leg) {
        ProductRefs products = new ProductRefs(Map.of(TABLE, new ProductRef.Known(1), LEG, leg));
        return CompositionMapping.map(new CompositionKey(TABLE, LEG), List.of(version), parts, products, BOTH);
    }
}
