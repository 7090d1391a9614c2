package com.optiply.connector.model.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.optiply.connector.model.TenantId;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;

/**
 * Spreads records by tenant: the part of the key before the first {@code /}, hashed with murmur2 as Kafka's own partitioner does. All of a tenant lies in one
 * partition of each topic, the same number everywhere. Set it as {@code partitioner.class} on every producer, or call {@link #partition(TenantId, int)}.
 */
public final class TenantPartitioner implements Partitioner {

    /**
     * @param partitions number of partitions of the topic, at least 1
     * @return the partition of all records of this tenant, from 0
     */
    public static int partition(TenantId tenant, int partitions) {
        return partition(tenant.value(), partitions);
    }

    private static int partition(String tenant, int partitions) {
        return Utils.toPositive(Utils.murmur2(tenant.getBytes(UTF_8))) % partitions;
    }

    @Override
    public int partition(String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
        if (keyBytes == null) {
            throw new IllegalArgumentException(
                    "Records of topic " + topic + " need a key that begins with the tenant id");
        }
        String text = new String(keyBytes, UTF_8);
        int slash = text.indexOf('/');
        return partition(slash < 0 ? text : text.substring(0, slash), cluster.partitionCountForTopic(topic));
    }

    @Override
    public void configure(Map<String, ?> configuration) {
        // Nothing to configure: the spread is part of the contract.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
