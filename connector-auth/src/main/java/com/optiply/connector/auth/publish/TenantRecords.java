package com.optiply.connector.auth.publish;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Builds the records of {@code connector.tenant.v1}. */
final class TenantRecords {

    private static final String SOURCE = "/connector-auth";

    private TenantRecords() {}

    /** What is to be sent, in this order: the tombstone of a former incarnation, then the tenant. */
    static List<ProducerRecord<String, byte[]>> of(Due due, String topic, Instant now) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        due.former().ifPresent(former -> records.add(tombstone(due.tenant(), former, topic, now)));
        due.now().ifPresent(tenant -> records.add(changed(tenant, topic)));
        return records;
    }

    private static ProducerRecord<String, byte[]> changed(Tenant tenant, String topic) {
        EventHeaders headers = EventHeaders.changed(
                Topic.TENANT,
                origin(tenant.tenantId(), tenant.incarnation(), tenant.division()),
                tenant.tenantId().value(),
                new Version(0, tenant.revision()),
                "",
                tenant.changed());
        return record(tenant.tenantId(), topic, EventJson.write(tenant), headers);
    }

    private static ProducerRecord<String, byte[]> tombstone(
            TenantId tenant, Due.Former former, String topic, Instant now) {
        EventHeaders headers = EventHeaders.deleted(
                Topic.TENANT,
                origin(tenant, former.incarnation(), former.division()),
                tenant.value(),
                new Version(0, former.revision() + 1),
                now);
        return record(tenant, topic, null, headers);
    }

    private static EventOrigin origin(TenantId tenant, UUID incarnation, int division) {
        return new EventOrigin(tenant, incarnation, division, SOURCE, Origin.LIVE, Optional.empty());
    }

    private static ProducerRecord<String, byte[]> record(
            TenantId tenant, String topic, byte[] value, EventHeaders headers) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, EventKey.of(tenant).toString(), value);
        headers.writeTo(record.headers());
        return record;
    }
}
