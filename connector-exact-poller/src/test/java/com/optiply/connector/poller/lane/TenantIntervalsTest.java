package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tenant's own intervals replace those of the plan, from the moment they arrive. */
class TenantIntervalsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RARE = Duration.ofHours(4);
    private static final String ITEMS = "sync/Logistics/Items";
    private static final String PRICES = "sync/Logistics/SalesItemPrices";

    private final LoneLane lane = new LoneLane(Instant.parse("2026-11-23T08:00:00Z"));

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @Test
    void streams_are_read_as_often_as_the_tenant_says() {
        lane.exact.when(
                "/",
                request -> Answer.of(
                        request.contains("system/Divisions")
                                ? "{\"d\":{\"results\":[{\"Code\":4711,\"BlockingStatus\":0}]}}"
                                : "{\"d\":{\"results\":[]}}"));
        Samples usual = Samples.orders("paced", 4711).intervals(Map.of("item-prices", RARE));
        lane.start(usual.tenant());
        await().atMost(PATIENCE).until(() -> lane.isLoaded(Stream.SALES_ORDER_LINES));

        lane.adopt(usual.intervals(Map.of("items", RARE, "item-prices", Duration.ofMinutes(1)))
                .tenant());
        int items = lane.exact.requests(ITEMS).size();
        int prices = lane.exact.requests(PRICES).size();
        Instant began = lane.now();
        lane.hurry(600);

        await().atMost(PATIENCE).until(() -> lane.exact.requests(PRICES).size() >= prices + 20);
        long rarely = Duration.between(began, lane.now()).dividedBy(RARE);
        // One was due already when the interval grew.
        assertThat(lane.exact.requests(ITEMS).size() - items).isLessThanOrEqualTo((int) rarely + 2);
    }
}
