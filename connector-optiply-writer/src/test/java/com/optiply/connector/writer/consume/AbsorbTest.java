package com.optiply.connector.writer.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.event.SalesOrderLine;
import com.optiply.connector.model.event.StockPosition;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.tenant.TenantState;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/**
 * What the tables make of many events: items, stock and order lines, first new, then changed. {@code -Dproof.events=…} sets the number; how long it took is printed.
 */
@QuarkusTest
class AbsorbTest {

    private static final int EVENTS = Integer.getInteger("proof.events", 6_000);
    private static final int BATCH = 4_000;
    private static final TenantId TENANT = new TenantId("absorb-shop");
    private static final UUID INCARNATION = UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    Intake intake;

    private final RecordDecoder decoder = new RecordDecoder("");
    private long offset;

    @Test
    void everyEventIsStoredAndMarksWhatDependsOnIt() throws SQLException {
        Tenant tenant = new Tenant(
                TENANT, INCARNATION, 1, TenantState.PAUSED, 4711, "nl", Sample.SETTINGS, Map.of(), Instant.now());
        store(List.of(message(Topic.TENANT, EventKey.of(TENANT).toString(), EventJson.write(tenant), null)));
        int each = EVENTS / 6;

        absorb("new items", each, i -> row(Topic.ITEM, item(i), 1));
        absorb("new stock positions", each, i -> row(Topic.STOCK_POSITION, stock(i, 1), 1));
        absorb("new order lines", 2 * each, i -> row(Topic.SALES_ORDER_LINE, line(i, 10), 1));
        absorb("changed stock positions", each, i -> row(Topic.STOCK_POSITION, stock(i, 2), 2));
        absorb("changed order lines", each, i -> row(Topic.SALES_ORDER_LINE, line(i, 20), 2));
        absorb("a replay", each, i -> row(Topic.SALES_ORDER_LINE, line(i, 20), 2));

        assertThat(count("select count(*) from source_row join scope using (scope_id) where tenant_id = ?"))
                .isEqualTo(4L * each);
        assertThat(count("""
                        select count(*) from resource join scope using (scope_id)
                        where tenant_id = ? and type = 'products' and wanted = 3""")).isEqualTo(each);
    }

    private void absorb(String what, int number, IntFunction<ConsumerRecord<String, byte[]>> event)
            throws SQLException {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(event.apply(i));
        }
        long start = System.nanoTime();
        for (int from = 0; from < number; from += BATCH) {
            store(all.subList(from, Math.min(number, from + BATCH)));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("absorbed %d %s: %.0f events/s%n", number, what, number / seconds);
    }

    private void store(List<ConsumerRecord<String, byte[]>> messages) throws SQLException {
        Batch batch = Batch.of(messages, decoder);
        assertThat(batch.poison()).isEmpty();
        database.write(connection -> intake.store(connection, batch, Instant.now()));
    }

    private static Item item(int number) {
        return Sample.item(
                "id",
                id("item", number),
                "code",
                "ABSORB-" + number,
                "description",
                "An item with a name of its own " + number);
    }

    private static StockPosition stock(int number, int pieces) {
        return Sample.stock(id("item", number), "1", pieces, 0);
    }

    private static SalesOrderLine line(int number, int amount) {
        return Sample.line(id("order", number / 5), id("item", number % 1000), 1, amount, "id", id("line", number));
    }

    private static UUID id(String what, int number) {
        return UUID.nameUUIDFromBytes((what + number).getBytes(StandardCharsets.UTF_8));
    }

    private ConsumerRecord<String, byte[]> row(Topic topic, Object value, long version) {
        String id = EventJson.mapper().valueToTree(value).path("id").asText();
        EventOrigin origin = new EventOrigin(TENANT, INCARNATION, 4711, "/exact/nl", Origin.LIVE, Optional.empty());
        EventHeaders headers = EventHeaders.changed(topic, origin, id, new Version(0, version), "", Instant.now());
        return message(topic, new EventKey(TENANT, id).toString(), EventJson.write(value), headers);
    }

    private ConsumerRecord<String, byte[]> message(Topic topic, String key, byte[] value, EventHeaders headers) {
        RecordHeaders kafka = new RecordHeaders();
        if (headers != null) {
            headers.writeTo(kafka);
        }
        return new ConsumerRecord<>(
                topic.name(""), 0, offset++, 0L, TimestampType.CREATE_TIME, 0, 0, key, value, kafka, Optional.empty());
    }

    private long count(String query) throws SQLException {
        return database.snapshot(connection -> Sql.of(connection, query)
                .set(TENANT.value())
                .list(row -> row.getLong(1))
                .getFirst());
    }
}
