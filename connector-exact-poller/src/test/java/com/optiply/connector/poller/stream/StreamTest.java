package com.optiply.connector.poller.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.PageReader;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StreamTest {

    @Test
    void only_the_chosen_sales_source_is_read() {
        assertThat(Stream.chosenBy(settings(SalesSource.ORDERS)))
                .contains(Stream.SALES_ORDERS, Stream.SALES_ORDER_LINES)
                .doesNotContain(Stream.SALES_INVOICES, Stream.BOM_VERSIONS, Stream.ASSEMBLY_BOMS);
        assertThat(Stream.chosenBy(settings(SalesSource.INVOICES)))
                .contains(Stream.SALES_INVOICES)
                .doesNotContain(Stream.SALES_ORDERS, Stream.SALES_ORDER_LINES);
    }

    @Test
    void only_the_chosen_models_of_compositions_are_read() {
        assertThat(Stream.chosenBy(settings(SalesSource.ORDERS, CompositionModel.ASSEMBLY)))
                .contains(Stream.ASSEMBLY_BOMS, Stream.ASSEMBLY_BOM_MATERIALS)
                .doesNotContain(Stream.BOM_VERSIONS, Stream.BOM_MATERIALS);
    }

    @ParameterizedTest
    @EnumSource
    void every_request_fits_into_a_url(Stream stream) {
        assertThat(String.join(",", stream.mapper().fields())).hasSizeLessThan(1_000);
        assertThat(stream.mapper().fields()).doesNotHaveDuplicates();
        assertThat(stream.mapper().fields().contains("Timestamp")).isEqualTo(stream.kind() == Stream.Kind.SYNC);
    }

    /** The default plan: about 3,500 calls a day. */
    @Test
    void the_default_plan_leaves_calls_for_comparison_and_first_loads() {
        double calls = Stream.chosenBy(settings(SalesSource.ORDERS, CompositionModel.values())).stream()
                .mapToDouble(stream -> 86_400.0 / stream.interval().toSeconds())
                .sum();

        assertThat(calls).isBetween(3_300.0, 3_900.0);
    }

    @ParameterizedTest
    @CsvSource({
        "8, ITEM_PRICE",
        "9, ITEM",
        "15, STOCK_POSITION",
        "32, SALES_ORDER",
        "33, SALES_ORDER_LINE",
        "54, COMPOSITION_PART",
        "55, COMPOSITION"
    })
    void a_deletion_goes_where_the_row_went(int type, Topic topic) throws Exception {
        assertThat(deletions(type))
                .singleElement()
                .isInstanceOf(RowEvent.Deleted.class)
                .returns(topic, RowEvent::topic);
    }

    @Test
    void a_deleted_invoice_row_may_be_a_header_or_a_line() throws Exception {
        assertThat(deletions(13))
                .extracting(RowEvent::topic)
                .containsExactly(Topic.SALES_INVOICE, Topic.SALES_INVOICE_LINE);
        assertThat(deletions(2)).isEmpty();
    }

    /** Exact reference, section 3.7: no others of ours. */
    @Test
    void exact_tells_row_versions_by_date_of_sales_and_bills_of_materials() {
        assertThat(Arrays.stream(Stream.values()).flatMap(stream -> stream.historyEndPoint().stream()))
                .containsExactlyInAnyOrder(
                        "SalesOrderHeaders",
                        "SalesOrderLines",
                        "SalesInvoices",
                        "BillOfMaterialVersions",
                        "BillOfMaterialMaterials");
        assertThat(Arrays.stream(Stream.values()).filter(Stream::hasHistory))
                .containsExactly(Stream.SALES_ORDERS, Stream.SALES_ORDER_LINES, Stream.SALES_INVOICES);
    }

    private static List<RowEvent> deletions(int type) throws Exception {
        String body = "{\"d\":[{\"ID\":\"%s\",\"Timestamp\":\"7\",\"EntityKey\":\"%s\",\"EntityType\":%d}]}"
                .formatted(UUID.randomUUID(), UUID.randomUUID(), type);
        return Stream.DELETIONS
                .mapper()
                .map(PageReader.read(body.getBytes(UTF_8)).rows().getFirst());
    }

    private static Settings settings(SalesSource sales, CompositionModel... models) {
        return new Settings(
                new WarehouseChoice(WarehouseChoice.Mode.GLOBAL, List.of()), sales, null, List.of(models), "EUR");
    }
}
