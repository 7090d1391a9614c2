package com.optiply.connector.auth.status;

import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.event.Warehouse;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.SyncStatus;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Fills the tables from the topics. A record that cannot be read is skipped and logged: it must not stop what comes after it. */
@ApplicationScoped
class Reports {

    private final StatusTable status;
    private final WarehouseTable warehouses;

    Reports(StatusTable status, WarehouseTable warehouses) {
        this.status = status;
        this.warehouses = warehouses;
    }

    @Incoming("sync-status")
    void onStatus(ConsumerRecord<String, byte[]> record) {
        reading(record, key -> {
            if (record.value() == null) {
                status.remove(key.tenant(), key.entityId());
            } else {
                status.put(key.tenant(), key.entityId(), EventJson.read(record.value(), SyncStatus.class));
            }
        });
    }

    @Incoming("warehouse")
    void onWarehouse(ConsumerRecord<String, byte[]> record) {
        reading(record, key -> {
            if (record.value() == null) {
                warehouses.remove(key.tenant(), key.entityId());
            } else {
                EventHeaders headers = EventHeaders.readFrom(record.headers());
                warehouses.put(
                        key.tenant(),
                        headers.incarnation(),
                        key.entityId(),
                        EventJson.read(record.value(), Warehouse.class));
            }
        });
    }

    private static void reading(ConsumerRecord<String, byte[]> record, Consumer<EventKey> reader) {
        try {
            reader.accept(EventKey.parse(record.key()));
        } catch (RuntimeException e) {
            Log.warnf(
                    "topic=%s partition=%d offset=%d skipped: %s",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getClass().getSimpleName());
        }
    }
}
