package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.event.SalesInvoice;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tenant whose invoices come without reversed signs: once told, every owner and every repair knows. */
class LearnedSignsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String INVOICES = "sync/SalesInvoice/SalesInvoices";
    private static final int ALONE = 3;

    /** Ten minutes before the comparisons of the night. */
    private final LoneLane lane = new LoneLane(Instant.parse("2026-11-23T23:20:00Z"));

    private final List<String> rows = new CopyOnWriteArrayList<>(List.of(header(1), line(2)));
    private final Samples tenant = Samples.orders("signs", 4711).invoices();

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void a_header_alone_has_the_same_sign_with_the_next_owner_and_in_a_repair() throws Exception {
        lane.exact.when(INVOICES, request -> Answer.of(Pages.of(after(request), null)));
        lane.start(tenant.tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.SALES_INVOICES));
        assertThat(lane.cursors).containsKey("sales-invoices.learned");

        lane.takeOver(tenant.tenant());
        rows.add(header(ALONE));
        await().atMost(PATIENCE).until(() -> !alone().isEmpty());
        OutgoingRecord first = alone().getFirst();
        assertThat(amount(first)).isEqualTo(100);

        lane.published.remove(first);
        lane.hurry(600);
        await().atMost(PATIENCE).until(() -> !alone().isEmpty());
        OutgoingRecord repaired = alone().getFirst();
        assertThat(repaired.headers().origin()).isEqualTo(Origin.RECONCILE);
        assertThat(repaired.headers().id()).isEqualTo(first.headers().id());
        assertThat(repaired.value().orElseThrow()).isEqualTo(first.value().orElseThrow());
    }

    private List<OutgoingRecord> alone() {
        String id = Pages.id(ALONE).toString();
        return lane.published(Topic.SALES_INVOICE).stream()
                .filter(record -> record.headers().subject().equals(id))
                .toList();
    }

    private static int amount(OutgoingRecord record) {
        return EventJson.read(record.value().orElseThrow(), SalesInvoice.class)
                .amountFCExclVat()
                .intValueExact();
    }

    private List<String> after(String request) {
        int above = Integer.parseInt(request.replaceAll(".*gt%20(\\d+)L.*", "$1"));
        return rows.subList(Math.min(above, rows.size()), rows.size());
    }

    private static String header(int version) {
        return """
                {"ID":"%s","InvoiceID":"%s","Timestamp":"%d","LineNumber":0,"Type":8020,"Status":50,"AmountFC":121,"AmountFCExclVat":100}""".formatted(Pages.id(version), Pages.id(100 + version), version);
    }

    private static String line(int version) {
        return """
                {"ID":"%s","InvoiceID":"%s","Timestamp":"%d","LineNumber":1,"Quantity":1,"NetPrice":100,"AmountFC":100}""".formatted(Pages.id(version), Pages.id(101), version);
    }
}
