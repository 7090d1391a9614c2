package com.optiply.connector.model.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventHeadersTest {

    private static final UUID INCARNATION = UUID.fromString("8b0cf2fe-6f2c-4f0b-9d8a-0d3c6c1f0001");
    private static final EventOrigin LIVE = from(Origin.LIVE);
    private static final Instant TIME = Instant.parse("2026-06-25T14:19:36.547Z");
    private static final String ITEM = "6f1d2c1e-0001-4c00-9a00-000000000001";

    @Test
    void what_is_written_is_read_back() {
        EventHeaders written = EventHeaders.changed(Topic.ITEM, LIVE, ITEM, new Version(0, 11386558735L), "", TIME);
        Headers headers = new RecordHeaders();

        written.writeTo(headers);

        assertThat(EventHeaders.readFrom(headers)).isEqualTo(written);
    }

    @Test
    void the_headers_are_cloud_events_in_binary_mode() {
        Headers headers = new RecordHeaders();

        EventHeaders.changed(Topic.ITEM, LIVE, ITEM, new Version(1, 42), "", TIME)
                .writeTo(headers);

        assertThat(text(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(text(headers, "ce_type")).isEqualTo("com.optiply.connector.exact.item.changed.v1");
        assertThat(text(headers, "ce_subject")).isEqualTo(ITEM);
        assertThat(text(headers, "ce_time")).isEqualTo("2026-06-25T14:19:36.547Z");
        assertThat(text(headers, "ce_dataschema")).endsWith("/exact.item.v1.schema.json");
        assertThat(text(headers, "ce_tenantid")).isEqualTo("bakker-bv");
        assertThat(text(headers, "ce_division")).isEqualTo("124132");
        assertThat(text(headers, "ce_sequence")).isEqualTo("0001.0000000000000000042");
        assertThat(text(headers, "ce_origin")).isEqualTo("live");
        assertThat(text(headers, "content-type")).isEqualTo("application/json");
    }

    @Test
    void a_re_read_repeats_the_id_whatever_the_reason_of_the_read() {
        String live = EventHeaders.changed(Topic.ITEM, LIVE, ITEM, new Version(0, 7), "", TIME)
                .id();
        String backfill = EventHeaders.changed(
                        Topic.ITEM, from(Origin.BACKFILL), ITEM, new Version(0, 7), "", TIME.plusSeconds(9))
                .id();

        assertThat(backfill).isEqualTo(live);
    }

    @Test
    void another_version_type_topic_or_content_is_another_event() {
        String id = EventHeaders.changed(Topic.ITEM, LIVE, ITEM, new Version(0, 7), "", TIME)
                .id();

        assertThat(EventHeaders.changed(Topic.ITEM, LIVE, ITEM, new Version(0, 8), "", TIME)
                        .id())
                .isNotEqualTo(id);
        assertThat(EventHeaders.changed(Topic.ITEM, LIVE, ITEM, new Version(0, 7), "a1", TIME)
                        .id())
                .isNotEqualTo(id);
        assertThat(EventHeaders.changed(Topic.WAREHOUSE, LIVE, ITEM, new Version(0, 7), "", TIME)
                        .id())
                .isNotEqualTo(id);
        assertThat(EventHeaders.deleted(Topic.ITEM, LIVE, ITEM, new Version(0, 7), TIME)
                        .id())
                .isNotEqualTo(id);
    }

    @Test
    void a_deletion_says_so() {
        assertThat(EventHeaders.deleted(Topic.ITEM, LIVE, ITEM, new Version(0, 7), TIME)
                        .isDeletion())
                .isTrue();
    }

    @Test
    void a_missing_header_is_named() {
        assertThatThrownBy(() -> EventHeaders.readFrom(new RecordHeaders()))
                .hasMessage("The record has no header ce_id");
    }

    private static EventOrigin from(Origin origin) {
        return new EventOrigin(
                new TenantId("bakker-bv"),
                INCARNATION,
                124132,
                "/exact/nl/124132/sync/Logistics/Items",
                origin,
                Optional.empty());
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
