package com.optiply.connector.auth.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.auth.fixture.Api;
import com.optiply.connector.auth.fixture.Reply;
import com.optiply.connector.auth.fixture.Rig;
import com.optiply.connector.auth.fixture.RigTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A task that hangs is restarted; a vendor that is slow and a database that is gone are not the process's fault. */
class HangIT extends RigTest {

    private static final Duration LONG = Duration.ofSeconds(120);

    /** Token calls that are not answered until their time is up. */
    private static final int SLOW_CALLS = Rig.size("proof.slow-calls", 3);

    /** Short time-outs, so that it shows soon what hangs. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "quarkus.datasource.jdbc.acquisition-timeout", "2",
            "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "2",
            "quarkus.transaction-manager.default-transaction-timeout", "5s",
            "connector.auth.token.caller-wait", "PT1S");

    @AfterEach
    void mend() {
        rig.gate().open();
        rig.databaseCable().mend();
        rig.followed();
    }

    /** The address of the database takes the driver's limit away, so that an answer is waited for for ever. */
    @Test
    void a_round_that_hangs_is_no_sign_of_life_and_keeps_no_other_from_going_round() {
        rig.run(with("quarkus.datasource.jdbc.url", rig.databaseUrl() + "?socketTimeout=0"));
        // It goes round without the database as soon as everything is sealed with the primary key.
        await().atMost(LONG).until(() -> rig.log().contains("Everything is sealed"));
        assertThat(live().status()).isEqualTo(200);

        rig.databaseCable().hush();

        await().atMost(LONG).until(() -> hanging().contains("token-sweep"));
        assertThat(live().status()).isEqualTo(503);
        assertThat(hanging()).doesNotContain("keyset", "token-refreshes");
        assertThat(rig.log()).contains("The task token-sweep has taken no step");
        rig.databaseCable().mend();
        await().atMost(LONG).until(() -> live().status() == 200);
    }

    @Test
    void an_answer_that_never_comes_ends_a_round_by_the_drivers_limit() {
        rig.run(IMPATIENT);

        rig.databaseCable().hush();

        await().atMost(LONG).until(() -> rig.log().contains("Read timed out"));
        assertThat(live().status()).isEqualTo(200);
    }

    @Test
    void vendors_that_do_not_answer_and_then_a_database_that_is_gone_leave_it_alive() throws InterruptedException {
        Duration callLimit = Duration.ofSeconds(20);
        rig.run(with("connector.auth.token.call-limit", callLimit.toString(), "connector.auth.token.lease", "PT25S"));
        List<String> slow =
                IntStream.range(0, SLOW_CALLS).mapToObj(i -> "slow-vendor-" + i).toList();
        slow.forEach(rig::active);
        rig.active("in-hand-slow");
        rig.pass(Duration.ofSeconds(601));
        CountDownLatch held = new CountDownLatch(SLOW_CALLS);
        CountDownLatch never = new CountDownLatch(1);
        rig.gate().way(call -> {
            held.countDown();
            never.await();
            return Optional.empty();
        });
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            slow.forEach(tenant -> callers.execute(() -> rig.poller().exactToken(tenant, "")));
            held.await();
            CountDownLatch answered = new CountDownLatch(1);
            rig.gate().way(call -> {
                var answer = call.pass();
                rig.databaseCable().cut();
                answered.countDown();
                return Optional.of(answer);
            });
            callers.execute(() -> rig.poller().exactToken("in-hand-slow", ""));
            answered.await();

            assertThat(longest("token-sweep")).isLessThan(callLimit);
            assertAliveFor(callLimit);
            await().atMost(LONG).until(() -> rig.log().contains("the new pair cannot be stored"));
            rig.gate().open();
            rig.databaseCable().mend();
            never.countDown();
        }

        await().atMost(LONG)
                .until(() -> rig.poller().exactToken("in-hand-slow", "").status() == 200);
    }

    /** Every look in this time finds it alive; the time is longer than any task's limit but for what waits for a vendor. */
    private void assertAliveFor(Duration time) {
        await().atMost(LONG.plus(time)).during(time).until(() -> {
            Reply reply = live();
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            return true;
        });
    }

    /** How long the task may be without a step. */
    private Duration longest(String task) {
        return Duration.ofSeconds(Long.parseLong(data().path(task).asText().split(" ")[2]));
    }

    private List<String> hanging() {
        return data().properties().stream()
                .filter(task -> task.getValue().asText().endsWith("hangs"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private JsonNode data() {
        for (JsonNode check : live().json().path("checks")) {
            if (check.path("name").asText().equals("rounds")) {
                return check.path("data");
            }
        }
        throw new IllegalStateException("No check of rounds: " + live().body());
    }

    private Reply live() {
        return Api.callWith(rig.service(), "", "GET", "/q/health/live", null);
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> all = new TreeMap<>(IMPATIENT);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }
}
