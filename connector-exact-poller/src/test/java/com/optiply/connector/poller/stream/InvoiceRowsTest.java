package com.optiply.connector.poller.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.event.SalesInvoice;
import com.optiply.connector.model.event.SalesInvoiceLine;
import com.optiply.connector.poller.wire.ExactRow;
import com.optiply.connector.poller.wire.PageReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Header, lines and VAT rows in one list, some with reversed amounts (Exact reference, section 3.7). */
class InvoiceRowsTest {

    /** What users have seen, and what they may yet see. */
    enum Reversed {
        HEADERS,
        ALL,
        NONE;

        int header() {
            return this == NONE ? 1 : -1;
        }

        int line() {
            return this == ALL ? -1 : 1;
        }
    }

    private final List<String> rows = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void a_sale_is_positive_however_it_is_written(Reversed reversed) throws Exception {
        UUID invoice = invoice(8020);
        header(invoice, 8020, reversed.header() * 121, reversed.header() * 100);
        line(invoice, 1, 4, 30, reversed.line() * 120);
        line(invoice, 2, -1, 20, reversed.line() * -20);
        vat(invoice);

        List<RowEvent> events = events();

        assertThat(events).hasSize(3);
        assertThat(header(events.get(0)).amountFC()).isEqualByComparingTo("121");
        assertThat(header(events.get(0)).amountFCExclVat()).isEqualByComparingTo("100");
        assertThat(line(events.get(1)).amountDC()).isEqualByComparingTo("120");
        assertThat(line(events.get(2)).amountDC()).isEqualByComparingTo("-20");
        assertThat(line(events.get(2)).quantity()).isEqualByComparingTo("-1");
    }

    @ParameterizedTest
    @EnumSource
    void a_credit_note_is_negative_however_it_is_written(Reversed reversed) throws Exception {
        UUID note = invoice(8021);
        header(note, 8021, reversed.header() * -121, reversed.header() * -100);
        line(note, 1, -2, 50, reversed.line() * -100);

        List<RowEvent> events = events();

        assertThat(header(events.get(0)).amountFCExclVat()).isEqualByComparingTo("-100");
        assertThat(line(events.get(1)).amountFC()).isEqualByComparingTo("-100");
    }

    @Test
    void a_header_without_its_lines_on_the_page_follows_the_others() throws Exception {
        UUID told = invoice(8020);
        header(told, 8020, 121, 100);
        line(told, 1, 1, 100, 100);
        header(invoice(8020), 8020, 242, 200);

        assertThat(header(events().get(2)).amountFCExclVat()).isEqualByComparingTo("200");
    }

    @Test
    void without_any_evidence_the_reference_is_believed() throws Exception {
        header(invoice(8020), 8020, -121, -100);

        assertThat(header(events().getFirst()).amountFCExclVat()).isEqualByComparingTo("100");
    }

    @Test
    void a_header_alone_follows_the_pages_before() throws Exception {
        UUID told = invoice(8020);
        header(told, 8020, 121, 100);
        line(told, 1, 1, 100, 100);
        List<ExactRow> before = page();
        rows.clear();
        header(invoice(8020), 8020, 242, 200);
        List<ExactRow> alone = page();

        RowMapper tenant = new InvoiceRows().forPage(before).forPage(alone);
        assertThat(header(tenant.map(alone.getFirst()).getFirst()).amountFCExclVat())
                .isEqualByComparingTo("200");
        RowMapper another = new InvoiceRows().forPage(alone);
        assertThat(header(another.map(alone.getFirst()).getFirst()).amountFCExclVat())
                .isEqualByComparingTo("-200");
    }

    @Test
    void lines_of_an_invoice_that_goes_on_on_the_next_page_tell_nothing_of_its_header() throws Exception {
        UUID split = invoice(8020);
        header(split, 8020, -121, -100);
        line(split, 1, -1, 50, -50);
        // On the next page: a line of 150, which makes the invoice one of 100.

        assertThat(header(events().getFirst()).amountFCExclVat()).isEqualByComparingTo("100");
    }

    @Test
    void what_was_learned_can_be_kept_and_taken_up_again() throws Exception {
        UUID told = invoice(8020);
        header(told, 8020, 121, 100);
        line(told, 1, 1, 100, 100);
        long learned = new InvoiceRows().forPage(page()).learned();
        rows.clear();
        header(invoice(8020), 8020, 242, 200);
        List<ExactRow> alone = page();

        RowMapper another = new InvoiceRows().remembering(learned).forPage(alone);

        assertThat(header(another.map(alone.getFirst()).getFirst()).amountFCExclVat())
                .isEqualByComparingTo("200");
        assertThat(another.learned()).isEqualTo(learned);
        assertThat(new InvoiceRows().remembering(0).forPage(alone).learned()).isZero();
    }

    private List<RowEvent> events() throws Exception {
        List<ExactRow> page = page();
        RowMapper mapper = new InvoiceRows().forPage(page);
        return page.stream().flatMap(row -> mapper.map(row).stream()).toList();
    }

    private List<ExactRow> page() throws Exception {
        String body = "{\"d\":{\"results\":[" + String.join(",", rows) + "]}}";
        return PageReader.read(body.getBytes(UTF_8)).rows();
    }

    private static UUID invoice(int type) {
        return UUID.nameUUIDFromBytes(("" + type + Math.random()).getBytes(UTF_8));
    }

    private void header(UUID invoice, int type, int withVat, int withoutVat) {
        rows.add("""
                {"ID":"%s","InvoiceID":"%s","LineNumber":0,"Type":%d,"Status":50,"AmountDC":%d,"AmountFC":%d,"AmountFCExclVat":%d,"VATAmountFC":%d}""".formatted(UUID.randomUUID(), invoice, type, withVat, withVat, withoutVat, withVat - withoutVat));
    }

    private void line(UUID invoice, int number, int quantity, int price, int amount) {
        rows.add("""
                {"ID":"%s","InvoiceID":"%s","LineNumber":%d,"Quantity":%d,"UnitPrice":%d,"NetPrice":%d,"AmountDC":%d,"AmountFC":%d}""".formatted(UUID.randomUUID(), invoice, number, quantity, price, price, amount, amount));
    }

    private void vat(UUID invoice) {
        rows.add("""
                {"ID":"%s","InvoiceID":"%s","LineNumber":9999,"AmountDC":-21,"AmountFC":-21}""".formatted(UUID.randomUUID(), invoice));
    }

    private static SalesInvoice header(RowEvent event) {
        return (SalesInvoice) ((RowEvent.Changed) event).value();
    }

    private static SalesInvoiceLine line(RowEvent event) {
        return (SalesInvoiceLine) ((RowEvent.Changed) event).value();
    }
}
