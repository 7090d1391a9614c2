package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact.Answer;
import com.optiply.connector.poller.stream.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exact blocks a key after ten errors of an endpoint within an hour, whoever of us made them (Exact reference, section 2.3). */
class ErrorRationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RATION = 5;

    @Test
    void owners_in_quick_succession_share_one_ration() throws Exception {
        try (LoneLane lane = new LoneLane()) {
            lane.exact.when(
                    Pages.ITEMS, request -> new Answer(400, Map.of(), "no".getBytes(StandardCharsets.UTF_8), false));
            // So slowly that all of it happens within the hour.
            lane.hurry(1);
            Samples tenant = Samples.orders("rationed", 4711);
            lane.start(tenant.tenant());
            awaitProblem(lane, "bad-request");
            for (int error = 2; error <= RATION; error++) {
                lane.takeOver(tenant.tenant());
                awaitProblem(lane, "bad-request");
            }

            for (int owner = 0; owner < 3; owner++) {
                lane.takeOver(tenant.tenant());
                awaitProblem(lane, "error-budget-used");
            }

            assertThat(lane.exact.requests(Pages.ITEMS)).hasSize(RATION);
        }
    }

    private static void awaitProblem(LoneLane lane, String code) {
        await().atMost(PATIENCE).until(() -> lane.wasShown(Stream.ITEMS, code));
    }
}
