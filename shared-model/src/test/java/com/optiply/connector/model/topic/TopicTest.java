package com.optiply.connector.model.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class TopicTest {

    @Test
    void names_are_the_published_ones() {
        assertThat(Arrays.stream(Topic.values()).map(Topic::stem))
                .containsExactly(
                        "exact.item.v1",
                        "exact.item-price.v1",
                        "exact.stock-position.v1",
                        "exact.warehouse.v1",
                        "exact.sales-order.v1",
                        "exact.sales-order-line.v1",
                        "exact.sales-invoice.v1",
                        "exact.sales-invoice-line.v1",
                        "exact.composition.v1",
                        "exact.composition-part.v1",
                        "connector.tenant.v1",
                        "connector.poll-cursor.v1",
                        "connector.sync-status.v1",
                        "optiply.write-result.v1",
                        "exact.dead-letter.v1",
                        "optiply.dead-letter.v1",
                        "connector.poll-hint.v1");
    }

    @Test
    void a_prefixed_name_leads_back_to_its_topic() {
        assertThat(Topic.ITEM.name("acme.")).isEqualTo("acme.exact.item.v1");
        assertThat(Topic.ofName("acme.", "acme.exact.item.v1")).contains(Topic.ITEM);
        assertThat(Topic.ofName("acme.", "exact.item.v1")).isEmpty();
    }

    /** Guards the contract: another spread would tear a tenant's records apart and orphan its cursors. */
    @Test
    void the_spread_over_partitions_never_changes() {
        assertThat(TenantPartitioner.partition(new TenantId("bakker-bv"), 24)).isEqualTo(BAKKER_OF_24);
        assertThat(TenantPartitioner.partition(new TenantId("demo"), 4)).isEqualTo(DEMO_OF_4);
    }

    @Test
    void the_partitioner_of_a_producer_agrees_with_the_function_whatever_follows_the_tenant() {
        Cluster cluster = cluster(24);
        try (TenantPartitioner partitioner = new TenantPartitioner()) {
            for (String key : List.of("bakker-bv", "bakker-bv/1", "bakker-bv/exact/items")) {
                assertThat(partitioner.partition(
                                "t", key, key.getBytes(java.nio.charset.StandardCharsets.UTF_8), null, null, cluster))
                        .isEqualTo(BAKKER_OF_24);
            }
            assertThatThrownBy(() -> partitioner.partition("t", null, null, null, null, cluster))
                    .hasMessageContaining("need a key");
        }
    }

    @Test
    void keys_are_read_back() {
        for (String key : List.of("bakker-bv", "bakker-bv/1", "bakker-bv/exact/items")) {
            assertThat(EventKey.parse(key)).hasToString(key);
        }
    }

    @Test
    void a_tenant_id_is_a_slug() {
        for (String wrong : List.of("", "a", "Bakker", "-bakker", "bakker-", "bakker/bv", "a".repeat(64))) {
            assertThatThrownBy(() -> new TenantId(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static final int BAKKER_OF_24 = 7;
    private static final int DEMO_OF_4 = 3;

    private static Cluster cluster(int partitions) {
        Node node = new Node(1, "localhost", 9092);
        List<PartitionInfo> infos = IntStream.range(0, partitions)
                .mapToObj(number -> new PartitionInfo("t", number, node, new Node[] {node}, new Node[] {node}))
                .toList();
        return new Cluster("c", List.of(node), infos, java.util.Set.of(), java.util.Set.of());
    }
}
