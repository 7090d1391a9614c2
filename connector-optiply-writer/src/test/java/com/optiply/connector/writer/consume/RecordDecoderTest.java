package com.optiply.connector.writer.consume;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.writer.consume.Decoded.Poison;
import com.optiply.connector.writer.consume.Decoded.RowEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards that a record either is readable to the database too or is poison: nothing in between stops the intake. */
class RecordDecoderTest {

    private static final TenantId TENANT = new TenantId("decoder-shop");
    private static final Item LAMP = Sample.item();
    private static final String JSON = new String(EventJson.write(LAMP), UTF_8);

    private final RecordDecoder decoder = new RecordDecoder("");

    @Test
    void readsAnItem() {
        assertThat(decode(Topic.ITEM, (" " + JSON + "\n").getBytes(UTF_8))).isInstanceOf(RowEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s x", "%s{}", "\uFEFF%s", "%s\u0000", "null", "", "[]"})
    void refusesWhatIsNotOneValue(String form) {
        assertThat(decode(Topic.ITEM, form.replace("%s", JSON).getBytes(UTF_8))).isInstanceOf(Poison.class);
    }

    @Test
    void refusesOtherEncodings() {
        assertThat(decode(Topic.ITEM, JSON.getBytes(UTF_16BE))).isInstanceOf(Poison.class);
        assertThat(decode(Topic.ITEM, new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE}))
                .isInstanceOf(Poison.class);
        assertThat(decode(Topic.ITEM, new byte[] {'"', (byte) 0xC3, '"'})).isInstanceOf(Poison.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"TENANT", "POLL_CURSOR"})
    void refusesNothingWhereATenantOrACursorShouldBe(Topic topic) {
        assertThat(decode(topic, "null".getBytes(UTF_8))).isInstanceOf(Poison.class);
        assertThat(decode(topic, new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE})).isInstanceOf(Poison.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"warehouseId", "warehouseCode", "itemId"})
    void refusesARowWithoutAFieldThatItsSchemaRequires(String field) {
        String stock = new String(EventJson.write(Sample.stock(LAMP.id(), "1", 2, 0)), UTF_8);
        String without = stock.replaceAll("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":null");

        assertThat(decode(Topic.STOCK_POSITION, stock.getBytes(UTF_8))).isInstanceOf(RowEvent.class);
        assertThat(decode(Topic.STOCK_POSITION, without.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Poison.class, bad -> assertThat(bad.message()).contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "\"NaN\"", "Infinity", "1e401", "1e999999999"})
    void refusesAStockThatIsNoOrdinaryNumber(String number) {
        String stock = new String(EventJson.write(Sample.stock(LAMP.id(), "1", 2, 0)), UTF_8);
        String odd = stock.replace("\"currentStock\":2", "\"currentStock\":" + number);

        assertThat(odd).isNotEqualTo(stock);
        assertThat(decode(Topic.STOCK_POSITION, odd.getBytes(UTF_8))).isInstanceOf(Poison.class);
        assertThat(decode(Topic.STOCK_POSITION, stock.replace(":2", ":1e300").getBytes(UTF_8)))
                .isInstanceOf(RowEvent.class);
    }

    private Decoded decode(Topic topic, byte[] value) {
        String id = LAMP.id().toString();
        EventOrigin origin =
                new EventOrigin(TENANT, UUID.randomUUID(), 4711, "/exact/nl", Origin.LIVE, Optional.empty());
        RecordHeaders kafka = new RecordHeaders();
        EventHeaders.changed(topic, origin, id, new Version(0, 1), "", Instant.EPOCH)
                .writeTo(kafka);
        return decoder.decode(new ConsumerRecord<>(
                topic.name(""),
                0,
                7,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                new EventKey(TENANT, id).toString(),
                value,
                kafka,
                Optional.empty()));
    }
}
