package com.optiply.connector.writer.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guards that what the database refuses for its own sake is left out, and what lies around it is stored. */
@QuarkusTest
class PoisonTest {

    private static final TenantId TENANT = new TenantId("refused-shop");
    private static final UUID INCARNATION = UUID.randomUUID();
    /** No topic has so many, so nobody's offsets are touched. */
    private static final int PARTITION = 99_999;

    @Inject
    ExactEvents events;

    @Inject
    Database database;

    private long offset;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aRecordThatTheDatabaseRefusesHoldsUpNoOther() throws Exception {
        List<ConsumerRecord<String, byte[]>> items = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            items.add(row(Sample.item("code", "REFUSED-" + i)));
        }
        List<ConsumerRecord<String, byte[]>> cursors =
                List.of(cursor("items"), cursor(tooLong()), cursor("stock-positions"));
        TopicPartition item = new TopicPartition(Topic.ITEM.name(""), PARTITION);
        TopicPartition cursor = new TopicPartition(Topic.POLL_CURSOR.name(""), PARTITION);

        events.consume(new ConsumerRecords<>(Map.of(item, items, cursor, cursors), Map.of()));

        assertThat(count("select count(*) from source_row join scope using (scope_id) where tenant_id = ?"))
                .isEqualTo(5);
        assertThat(count("select count(*) from first_load join scope using (scope_id) where tenant_id = ?"))
                .isEqualTo(2);
        assertThat(database.<Long>snapshot(
                        connection -> Sql.of(connection, "select max(next_offset) from consumed where partition = ?")
                                .set(PARTITION)
                                .list(row -> row.getLong(1))
                                .getFirst()))
                .isEqualTo(offset);
    }

    /** More than an index takes, and of no pattern that could be compressed. */
    private static String tooLong() {
        return IntStream.range(0, 400)
                .mapToObj(i -> UUID.randomUUID().toString())
                .collect(Collectors.joining());
    }

    private ConsumerRecord<String, byte[]> row(Item item) {
        EventOrigin origin = new EventOrigin(TENANT, INCARNATION, 4711, "/exact/nl", Origin.LIVE, Optional.empty());
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.changed(Topic.ITEM, origin, item.id().toString(), new Version(0, 1), "", Instant.EPOCH)
                .writeTo(headers);
        return message(Topic.ITEM, item.id().toString(), EventJson.write(item), headers);
    }

    private ConsumerRecord<String, byte[]> cursor(String stream) {
        PollCursor cursor = new PollCursor(
                TENANT,
                INCARNATION,
                4711,
                stream,
                "sync/Items",
                0,
                1,
                0,
                1,
                true,
                Map.of(),
                List.of(),
                null,
                Instant.EPOCH);
        return message(Topic.POLL_CURSOR, "cursor-" + offset, EventJson.write(cursor), new RecordHeaders());
    }

    private ConsumerRecord<String, byte[]> message(Topic topic, String id, byte[] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                topic.name(""),
                PARTITION,
                offset++,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                new EventKey(TENANT, id).toString(),
                value,
                headers,
                Optional.empty());
    }

    private long count(String query) throws SQLException {
        return database.snapshot(connection -> Sql.of(connection, query)
                .set(TENANT.value())
                .list(row -> row.getLong(1))
                .getFirst());
    }
}
