package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The minutes and days of the limits are Exact's, the waiting is done by our clock: one that is wrong must not make a minute last for hours. */
class ClockSkewTest {

    private static final String ITEMS = "sync/Logistics/Items";
    private static final int PAGES = 150;

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT2M", "-PT2M", "PT2H", "-PT2H"})
    void a_used_up_minute_ends_with_exacts_minute(Duration exactAhead) throws Exception {
        try (LoneLane lane = new LoneLane(Instant.parse("2026-11-23T10:00:00Z"), exactAhead)) {
            String base = lane.exact.base() + "/api/v1/4711/" + ITEMS;
            lane.exact.when(ITEMS, request -> {
                int number = request.contains("?page=") ? Integer.parseInt(request.replaceAll(".*=", "")) : 1;
                String next = number == PAGES ? "" : ",\"__next\":\"" + base + "?page=" + (number + 1) + "\"";
                return Answer.of("{\"d\":{\"results\":[" + Pages.row(number) + "]" + next + "}}");
            });
            lane.start(Samples.orders("skewed", 4711).tenant());

            await().until(() -> lane.isLoaded(Stream.ITEMS));
            assertThat(lane.cursors.get("items").rows()).isEqualTo(PAGES);
        }
    }
}
