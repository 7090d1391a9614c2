package com.optiply.connector.poller.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.compare.RowMark;
import com.optiply.connector.poller.fixture.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What somebody wrote by hand between our own records is passed over. */
class PublishedRowsTest {

    private static final UUID ROW = new UUID(7, 1);
    private static final UUID OTHER = new UUID(7, 2);

    private final Tenant tenant = Samples.orders("by-hand", 4711).tenant();
    private final PublishedRows.Owner owner =
            new PublishedRows.Owner(tenant.tenantId(), tenant.incarnation(), tenant.division(), 0);
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final PublishedRows published = new PublishedRows(new PartitionReplay(null) {
        @Override
        public long read(Topic topic, int partition, Consumer<ConsumerRecord<String, byte[]>> each) {
            records.forEach(each);
            return records.size();
        }
    });

    @Test
    void records_without_our_headers_are_left_out_and_counted() {
        written("by-hand/" + ROW, new RecordHeaders());
        written("by-hand/" + ROW, ours(ROW));
        written("by-hand/no-row", ours(ROW));
        written("by-hand/" + OTHER, ours(OTHER).add("ce_time", new byte[] {'?'}));
        written(null, new RecordHeaders());
        written("No Slug", new RecordHeaders());
        written("another/" + ROW, new RecordHeaders());
        List<RowMark> marks = new ArrayList<>();

        long passedOver = published.marks(Topic.ITEM, owner, 1, Optional.empty(), marks::add);

        assertThat(marks).containsExactly(new RowMark(ROW, 5, 1, false));
        assertThat(passedOver).isEqualTo(3);
    }

    @Test
    void what_is_live_is_ours() {
        live("by-hand/" + ROW, ours(ROW));
        live("by-hand/" + OTHER, ours(OTHER));
        live("by-hand/" + OTHER, new RecordHeaders());
        live(null, new RecordHeaders());
        live("No Slug", new RecordHeaders());

        assertThat(published.live(Topic.ITEM, owner, Optional.empty())).containsOnlyKeys(ROW.toString());
        assertThat(published.liveIds(Topic.ITEM, owner)).containsExactlyInAnyOrder(ROW.toString(), OTHER.toString());
    }

    private RecordHeaders ours(UUID row) {
        EventOrigin from = new EventOrigin(
                tenant.tenantId(), tenant.incarnation(), tenant.division(), "/exact", Origin.LIVE, Optional.empty());
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.changed(Topic.ITEM, from, row.toString(), new Version(1, 5), "", Instant.EPOCH)
                .writeTo(headers);
        return headers;
    }

    private void written(String key, Headers headers) {
        records.add(record(key, null, headers));
    }

    private void live(String key, RecordHeaders headers) {
        records.add(record(key, new byte[] {'{', '}'}, headers));
    }

    private ConsumerRecord<String, byte[]> record(String key, byte[] value, Headers headers) {
        return new ConsumerRecord<>(
                "item", 0, records.size(), 0, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
    }
}
