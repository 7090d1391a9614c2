package com.optiply.connector.poller.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.ConnectorConfig;
import com.optiply.connector.poller.PollerConfig;
import com.optiply.connector.poller.fixture.PollerTestBase;
import com.optiply.connector.poller.fixture.Same;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.lane.LaneServices;
import com.optiply.connector.poller.publish.KafkaSettings;
import com.optiply.connector.poller.replay.PartitionReplay;
import com.optiply.connector.testsupport.KafkaTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A second replica comes and goes while tenants are read: partitions move, rows do not notice. */
@QuarkusTest
class SecondMemberTest extends PollerTestBase {

    @Inject
    OwnershipLoop first;

    @Inject
    ConnectorConfig connector;

    @Inject
    KafkaSettings kafka;

    @Inject
    PartitionReplay replay;

    @Inject
    LaneServices services;

    @Inject
    TopicCheck topics;

    @Test
    void one_becomes_two_becomes_one_during_first_loads() throws Exception {
        List<Samples> tenants = new ArrayList<>();
        poller.sandbox().setSwitch("exact.sync-page-size", 20);
        try {
            for (int number = 1; number <= 4; number++) {
                Map<String, Object> seed = Map.of(
                        "name",
                        "generated",
                        "seed",
                        number,
                        "tenants",
                        1,
                        "items",
                        500,
                        "orders",
                        50,
                        "orderLines",
                        200);
                String id = "scale-" + number;
                Samples tenant = Samples.orders(
                        id, poller.company(id, seed).path("division").asInt());
                tenants.add(tenant);
                poller.publish(tenant);
            }
            OwnershipLoop second = new OwnershipLoop(
                    connector, dynamicMember(), kafka, replay, services, topics, new HintReader(kafka));
            second.begin(null);
            await().atMost(Duration.ofSeconds(45))
                    .until(() -> first.owned().size() == 2 && second.owned().size() == 2);
            poller.awaitLoaded(tenants.getFirst());
            second.end(null);
            await().atMost(Duration.ofSeconds(45)).until(() -> first.owned().size() == KafkaTestResource.PARTITIONS);
        } finally {
            poller.sandbox().setSwitch("exact.sync-page-size", 1000);
        }

        for (Samples tenant : tenants) {
            poller.awaitLoaded(tenant);
            int division = tenant.tenant().division();
            String id = tenant.tenant().tenantId().value();
            Same.rows(poller.sandbox().rows(division, "Items"), poller.tap().live(Topic.ITEM, id), "ID=id Code=code");
            Same.rows(
                    poller.sandbox().rows(division, "StockPositions"),
                    poller.tap().live(Topic.STOCK_POSITION, id),
                    "ID=id CurrentStock=currentStock");
            poller.assertLaws(tenant);
        }
        assertThat(first.isDisplaced()).isFalse();
    }

    /** A member that leaves the group when it goes. */
    private static PollerConfig dynamicMember() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PollerConfig.class)
                .build()
                .getConfigMapping(PollerConfig.class);
    }
}
