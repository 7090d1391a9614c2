package com.optiply.connector.auth.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.auth.fixture.Api;
import com.optiply.connector.auth.fixture.Rig;
import com.optiply.connector.auth.fixture.RigTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three instances, fifty callers of each, one expired grant: one token call; {@code -Dproof.rounds=200} repeats it. */
class InstancesIT extends RigTest {

    private static final int INSTANCES = 3;
    private static final int CALLERS = 50;
    private static final Map<String, String> SETTINGS =
            Map.of("connector.auth.token.call-limit", "PT20S", "connector.auth.token.lease", "PT25S");

    @AfterEach
    void endOthers() {
        rig.endOthers();
    }

    @Test
    void three_instances_cause_one_token_call_for_a_grant_that_has_expired() throws Exception {
        int rounds = Rig.size("proof.rounds", 2);
        rig.run(SETTINGS);
        List<Api> instances = new ArrayList<>(List.of(rig.poller()));
        while (instances.size() < INSTANCES) {
            instances.add(rig.join());
        }
        rig.active("instances");
        String before = "";
        for (int round = 1; round <= rounds; round++) {
            rig.pass(Duration.ofSeconds(601));
            rig.sandbox().clearRequests();

            List<String> tokens = askAll(instances);

            assertThat(tokens).hasSize(INSTANCES * CALLERS).containsOnly(tokens.getFirst());
            assertThat(tokens.getFirst()).as("round %d", round).isNotEqualTo(before);
            assertThat(rig.count("tokenCalls")).as("round %d", round).isEqualTo(1);
            assertThat(rig.count("oldRefreshTokenUsed")).isZero();
            before = tokens.getFirst();
        }
    }

    private static List<String> askAll(List<Api> instances) throws Exception {
        List<Callable<String>> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            for (Api instance : instances) {
                callers.add(() -> instance.exactToken("instances", "")
                        .expect(200)
                        .json()
                        .path("accessToken")
                        .asText());
            }
        }
        List<String> tokens = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> token : threads.invokeAll(callers)) {
                tokens.add(token.get());
            }
        }
        return tokens;
    }
}
