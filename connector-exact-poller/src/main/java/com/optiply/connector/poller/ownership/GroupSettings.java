package com.optiply.connector.poller.ownership;

import com.optiply.connector.poller.PollerConfig;
import com.optiply.connector.poller.publish.KafkaSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/**
 * Settings of the group member. No offsets are ever committed: every owner reads its partition from the beginning. Cooperative, so that a rebalance disturbs
 * only the partitions that move.
 */
final class GroupSettings {

    private static final int MAX_POLL_INTERVAL_MILLIS = 60_000;

    private GroupSettings() {}

    static Map<String, Object> of(KafkaSettings kafka, PollerConfig config) {
        Map<String, Object> settings = kafka.connection();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, kafka.prefix() + "exact-poller");
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, config.groupProtocol());
        config.memberId().ifPresent(id -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
        if (config.groupProtocol().equals("classic")) {
            int session = (int) config.sessionTimeout().toMillis();
            settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
            settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 4);
            settings.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        }
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, MAX_POLL_INTERVAL_MILLIS);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
        return settings;
    }
}
