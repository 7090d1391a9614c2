package com.optiply.connector.writer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.event.SalesInvoiceLine;
import com.optiply.connector.model.event.SalesOrder;
import com.optiply.connector.model.event.SalesOrderLine;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.writer.mapping.Outcome.Absent;
import com.optiply.connector.writer.mapping.Outcome.Desired;
import com.optiply.connector.writer.mapping.Outcome.DoesNotFit;
import com.optiply.connector.writer.mapping.Outcome.Waiting;
import com.optiply.connector.writer.mapping.SellOrderInput.Patience;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SellOrderMappingTest {

    private static final Instant ARRIVED = Instant.parse("2026-05-01T10:00:00Z");
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(10), Duration.ofMinutes(30));
    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID LAMP = UUID.randomUUID();
    private static final UUID BULB = UUID.randomUUID();
    private static final UUID FEE = UUID.randomUUID();
    private static final UUID NEW = UUID.randomUUID();
    private static final UUID UNHEARD = UUID.randomUUID();
    private static final ProductRefs PRODUCTS = new ProductRefs(Map.of(
            LAMP, new ProductRef.Known(1),
            BULB, new ProductRef.Known(2),
            FEE, new ProductRef.Excluded(),
            NEW, new ProductRef.Pending()));

    @Test
    void mergesTheLinesOfAProduct() {
        Desired desired = desired(
                Sample.order(ORDER, 60),
                Sample.line(ORDER, LAMP, 2, 20),
                Sample.line(ORDER, BULB, 1, 10.005),
                Sample.line(ORDER, LAMP, 3, 30));

        assertThat(desired.content().lines().orElseThrow())
                .containsExactly(
                        new OrderLine(1, 5, new BigDecimal("50.00")), new OrderLine(2, 1, new BigDecimal("10.01")));
        assertThat(desired.content().attributes().get("totalValue")).isEqualTo(new BigDecimal("60.01"));
    }

    @ParameterizedTest(name = "status {0}, delivery {1}: completed {2}")
    @CsvSource({
        "12, 2026-05-03, ",
        "20, 2026-05-03, ",
        "21, 2026-05-03, 2026-05-03T00:00:00Z",
        "21, , 2026-05-01T00:00:00Z"
    })
    void isCompletedWhenDelivered(int status, String delivery, String completed) {
        Attributes attributes = desired(
                        Sample.order(ORDER, 10, "statusCode", status, "deliveryDate", delivery),
                        Sample.line(ORDER, LAMP, 1, 10))
                .content()
                .attributes();

        assertThat(attributes.get("placed")).isEqualTo("2026-05-01T00:00:00Z");
        assertThat(attributes.get("completed")).isEqualTo(completed);
    }

    @Test
    void isAbsentWhenCancelledDeletedOrWithoutDemand() {
        assertThat(map(Sample.order(ORDER, 10, "statusCode", 45), Sample.line(ORDER, LAMP, 1, 10)))
                .isInstanceOf(Absent.class);
        assertThat(map(Optional.empty(), ARRIVED)).isInstanceOf(Absent.class);
        assertThat(map(Sample.order(ORDER, -10), Sample.line(ORDER, LAMP, -1, -10)))
                .isInstanceOf(Absent.class);
        assertThat(map(Sample.order(ORDER, 10), Sample.line(ORDER, LAMP, 1, 10, "statusCode", 45)))
                .isInstanceOf(Absent.class);
    }

    @Test
    void leavesOutReturnsTextsAndWhatIsNotInOptiply() {
        Desired desired = desired(
                Sample.order(ORDER, 17),
                Sample.line(ORDER, LAMP, 1, 10),
                Sample.line(ORDER, BULB, 1, 5),
                Sample.line(ORDER, BULB, -1, -5),
                Sample.line(ORDER, null, 1, 2),
                Sample.line(ORDER, FEE, 1, 5));

        assertThat(desired.content().lines().orElseThrow())
                .containsExactly(new OrderLine(1, 1, new BigDecimal("10.00")));
        assertThat(desired.watched()).containsExactly(FEE.toString());
        assertThat(desired.notes()).hasSize(2);
    }

    @Test
    void refusesAFractionOfAPiece() {
        assertThat(map(Sample.order(ORDER, 10), Sample.line(ORDER, LAMP, 1.5, 10)))
                .isInstanceOfSatisfying(
                        DoesNotFit.class, bad -> assertThat(bad.cause()).isEqualTo("quantity-not-whole"));
        assertThat(map(Sample.order(ORDER, 10), Sample.line(ORDER, LAMP, "1e30", 10)))
                .isInstanceOf(DoesNotFit.class);
    }

    @Test
    void refusesALineWithoutQuantityOrAmount() {
        assertThat(map(Sample.order(ORDER, 10), Sample.line(ORDER, LAMP, 1, 10, "quantity", null)))
                .isInstanceOfSatisfying(
                        DoesNotFit.class, bad -> assertThat(bad.cause()).isEqualTo("line-without-amount"));
        assertThat(map(Sample.order(ORDER, 10), Sample.line(ORDER, LAMP, 1, 10, "amountDC", null)))
                .isInstanceOf(DoesNotFit.class);
    }

    @Test
    void includesDropShipments() {
        assertThat(desired(Sample.order(ORDER, 10), Sample.line(ORDER, LAMP, 1, 10, "useDropShipment", true))
                        .content()
                        .lines()
                        .orElseThrow())
                .hasSize(1);
    }

    @Test
    void takesFractionsThatAddUpToWholePieces() {
        assertThat(desired(Sample.order(ORDER, 10), Sample.line(ORDER, LAMP, 0.5, 5), Sample.line(ORDER, LAMP, 1.5, 5))
                        .content()
                        .lines()
                        .orElseThrow())
                .containsExactly(new OrderLine(1, 2, new BigDecimal("10.00")));
    }

    @Test
    void waitsUntilItsLinesAddUpOrItsTimeIsOver() {
        Optional<Sale> half = Optional.of(Sales.of(Sample.order(ORDER, 20), List.of(Sample.line(ORDER, LAMP, 1, 10))));

        assertThat(map(half, ARRIVED.plus(Duration.ofMinutes(9))))
                .isInstanceOfSatisfying(Waiting.class, waiting -> assertThat(waiting.until())
                        .contains(ARRIVED.plus(Duration.ofMinutes(10))));
        assertThat(map(half, ARRIVED.plus(Duration.ofMinutes(10)))).isInstanceOf(Desired.class);
    }

    @Test
    void allowsACentPerLineAndCancelledLinesEitherWay() {
        assertThat(map(Sample.order(ORDER, 20.02), Sample.line(ORDER, LAMP, 1, 10), Sample.line(ORDER, BULB, 1, 10)))
                .isInstanceOf(Desired.class);
        assertThat(map(
                        Sample.order(ORDER, 10),
                        Sample.line(ORDER, LAMP, 1, 10),
                        Sample.line(ORDER, BULB, 1, 10, "statusCode", 45)))
                .isInstanceOf(Desired.class);
    }

    @Test
    void waitsForProductsOfKnownItemsWithoutLimit() {
        Outcome outcome = map(
                Optional.of(Sales.of(Sample.order(ORDER, 10), List.of(Sample.line(ORDER, NEW, 1, 10)))),
                ARRIVED.plus(Duration.ofDays(3)));

        assertThat(outcome).isInstanceOfSatisfying(Waiting.class, waiting -> {
            assertThat(waiting.parents()).containsExactly(NEW.toString());
            assertThat(waiting.until()).isEmpty();
        });
    }

    @Test
    void goesWithoutAnItemNobodyHasHeardOfAfterAWhile() {
        Optional<Sale> sale = Optional.of(Sales.of(
                Sample.order(ORDER, 20), List.of(Sample.line(ORDER, LAMP, 1, 10), Sample.line(ORDER, UNHEARD, 1, 10))));

        assertThat(map(sale, ARRIVED.plus(Duration.ofMinutes(29)))).isInstanceOf(Waiting.class);
        assertThat(map(sale, ARRIVED.plus(Duration.ofMinutes(30)))).isInstanceOfSatisfying(Desired.class, desired -> {
            assertThat(desired.content().lines().orElseThrow()).hasSize(1);
            assertThat(desired.watched()).containsExactly(UNHEARD.toString());
        });
    }

    @ParameterizedTest(name = "warehouse {0}, chosen {1}: sent {2}")
    @CsvSource({"2, 1, false", "1, 1, true", ", 1, true", "2, 1 2, true"})
    void belongsToTheWarehouseItIsDeliveredFrom(String warehouse, String chosen, boolean sent) {
        SalesOrder order = warehouse == null
                ? Sample.order(ORDER, 10)
                : Sample.order(ORDER, 10, "warehouseId", UUID.randomUUID(), "warehouseCode", warehouse);
        Settings settings =
                Sample.settings(new WarehouseChoice(Mode.CODES, List.of(chosen.split(" "))), SalesSource.ORDERS);
        Sale sale = Sales.of(order, List.of(Sample.line(ORDER, LAMP, 1, 10)));

        assertThat(SellOrderMapping.map(input(Optional.of(sale)), settings, PATIENCE, day(ARRIVED)))
                .isInstanceOf(sent ? Desired.class : Absent.class);
    }

    @ParameterizedTest(name = "invoice type {0}, status {1}: {2}")
    @CsvSource({"8020, 50, Desired", "8023, 20, Desired", "8021, 50, Absent", "8024, 50, Absent", "8020, 10, Absent"})
    void sendsInvoicesThatAreOutAndNoCreditNotes(int type, int status, String outcome) {
        Sale sale = Sales.of(
                Sample.invoice(ORDER, 10, "typeCode", type, "statusCode", status),
                List.of(Sample.invoiceLine(ORDER, LAMP, 1, 10)));

        assertThat(map(Optional.of(sale), ARRIVED).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void placesAndCompletesAnInvoiceOnItsDate() {
        List<SalesInvoiceLine> lines = List.of(Sample.invoiceLine(ORDER, LAMP, 1, 10));
        Attributes processed = ((Desired) map(Optional.of(Sales.of(Sample.invoice(ORDER, 10), lines)), ARRIVED))
                .content()
                .attributes();
        Attributes open = ((Desired)
                        map(Optional.of(Sales.of(Sample.invoice(ORDER, 10, "statusCode", 20), lines)), ARRIVED))
                .content()
                .attributes();

        assertThat(processed.get("placed")).isEqualTo("2026-05-02T00:00:00Z");
        assertThat(processed.get("completed")).isEqualTo("2026-05-02T00:00:00Z");
        assertThat(open.get("completed")).isNull();
        assertThat(map(Optional.of(Sales.of(Sample.invoice(ORDER, 10, "invoiceDate", null), lines)), ARRIVED))
                .isInstanceOf(Waiting.class);
    }

    private static Desired desired(SalesOrder order, SalesOrderLine... lines) {
        return (Desired) map(order, lines);
    }

    private static Outcome map(SalesOrder order, SalesOrderLine... lines) {
        return map(Optional.of(Sales.of(order, List.of(lines))), ARRIVED);
    }

    private static Outcome map(Optional<Sale> sale, Instant now) {
        return SellOrderMapping.map(input(sale), Sample.SETTINGS, PATIENCE, day(now));
    }

    private static SellOrderInput input(Optional<Sale> sale) {
        return new SellOrderInput(sale, ARRIVED, ARRIVED.minusSeconds(60), PRODUCTS, Map.of());
    }

    private static Day day(Instant now) {
        return new Day(now, ZoneId.of("Europe/Amsterdam"));
    }
}
