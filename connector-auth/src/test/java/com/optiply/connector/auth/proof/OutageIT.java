package com.optiply.connector.auth.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.auth.fixture.Reply;
import com.optiply.connector.auth.fixture.Rig;
import com.optiply.connector.auth.fixture.RigTest;
import com.optiply.connector.auth.secret.Hash;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token endpoint, a database and a clock that fail; none of it costs a consent. */
class OutageIT extends RigTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String TOKEN = "/api/oauth2/token";

    /** How long the token endpoint takes, in seconds. */
    private static final int SLOW = Rig.size("proof.slow", 3);

    /** How long the database is gone, in seconds. */
    private static final int GONE = Rig.size("proof.database-gone", 2);

    private static final Map<String, String> SETTINGS = Map.of(
            "connector.auth.token.caller-wait", "PT1S",
            "connector.auth.token.call-limit", "PT" + (SLOW + 12) + "S",
            "connector.auth.token.lease", "PT" + (SLOW + 15) + "S");

    @BeforeEach
    void run() {
        rig.run(SETTINGS);
    }

    @AfterEach
    void mend() {
        rig.sandbox().clearFaults();
        rig.sandbox().setClockRate(1.0);
        rig.gate().open();
        rig.gate().clockError(Duration.ZERO);
        rig.databaseCable().mend();
        // A pair issued by a clock that is still wrong would be due too late in the next test.
        rig.followed();
    }

    @Test
    void a_slow_token_endpoint_is_called_once_and_its_answer_is_taken() {
        rig.active("slow");
        rig.pass(Duration.ofSeconds(601));
        rig.sandbox().clearRequests();
        rig.sandbox().fault(Map.of("face", "exact", "path", TOKEN, "kind", "latency", "delayMillis", SLOW * 1000));

        Reply later = ask("slow").expectProblem(503, "token-not-ready");

        assertThat(later.headers().firstValue("retry-after")).isPresent();
        await().atMost(LONG.plusSeconds(SLOW)).until(() -> ask("slow").status() == 200);
        assertThat(rig.count("tokenCalls")).isEqualTo(1);
        assertThat(rig.count("oldRefreshTokenUsed")).isZero();
    }

    @Test
    void every_odd_answer_is_survived() {
        rig.active("odd");
        Map<String, Map<String, Object>> answers = new LinkedHashMap<>();
        answers.put("empty", Map.of("kind", "empty"));
        answers.put(
                "maintenance",
                Map.of("kind", "status", "status", 503, "body", "Server maintenance: Exact Online is unavailable."));
        answers.put("html", Map.of("kind", "status", "status", 200, "body", "<html><body>Object moved</body></html>"));
        answers.put(
                "too early",
                Map.of(
                        "kind",
                        "status",
                        "status",
                        400,
                        "body",
                        "{\"error\":\"access_denied\",\"error_description\":\"Rate limit exceeded: access_token not expired\"}"));
        answers.forEach((name, answer) -> {
            String before = token("odd");
            rig.pass(Duration.ofSeconds(601));
            Map<String, Object> fault = new LinkedHashMap<>(answer);
            fault.putAll(Map.of("face", "exact", "path", TOKEN, "times", 1));
            rig.sandbox().fault(fault);
            if (name.equals("too early")) {
                // It is left alone for half a minute of Exact's time.
                rig.sandbox().setClockRate(10);
                rig.followed();
            }

            var unused = ask("odd");

            await(name).atMost(LONG).until(() -> {
                Reply reply = ask("odd");
                return reply.status() == 200
                        && !reply.json().path("accessToken").asText().equals(before);
            });
            rig.sandbox().setClockRate(1);
            assertThat(rig.grant("odd").getFirst()).as(name).isEqualTo("ACTIVE");
        });
    }

    @Test
    void a_pair_that_comes_with_status_400_is_kept() {
        rig.active("odd-pair");
        String before = token("odd-pair");
        rig.pass(Duration.ofSeconds(601));
        rig.sandbox().clearRequests();
        rig.gate().way(call -> Optional.of(call.pass().withStatus(400)));

        await().atMost(LONG).until(() -> ask("odd-pair").status() == 200);

        assertThat(token("odd-pair")).isNotEqualTo(before);
        assertThat(rig.count("tokenCalls")).isEqualTo(1);
    }

    @Test
    void nothing_is_called_while_its_result_could_not_be_stored() {
        rig.active("no-database");
        rig.pass(Duration.ofSeconds(571));
        rig.sandbox().clearRequests();
        rig.databaseCable().cut();

        long end = System.nanoTime() + Duration.ofSeconds(GONE).toNanos();
        do {
            ask("no-database").expectProblem(503, "storage-unreachable");
        } while (System.nanoTime() < end);
        assertThat(rig.count("tokenCalls")).isZero();
        rig.databaseCable().mend();

        await().atMost(LONG).until(() -> ask("no-database").status() == 200);
        await().atMost(LONG).until(() -> rig.count("tokenCalls") == 1);
        assertThat(rig.count("oldRefreshTokenUsed")).isZero();
    }

    @Test
    void a_pair_in_hand_outlives_a_database_that_is_gone() throws InterruptedException {
        rig.active("in-hand");
        rig.pass(Duration.ofSeconds(601));
        rig.sandbox().clearRequests();
        CountDownLatch answered = new CountDownLatch(1);
        rig.gate().way(call -> {
            var answer = call.pass();
            rig.databaseCable().cut();
            answered.countDown();
            return Optional.of(answer);
        });
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.execute(() -> ask("in-hand"));
            answered.await();
            await().atMost(LONG).until(() -> rig.log().contains("the new pair cannot be stored"));
            rig.databaseCable().mend();
        }

        await().atMost(LONG).until(() -> ask("in-hand").status() == 200);
        assertThat(rig.grant("in-hand").getFirst()).isEqualTo("ACTIVE");
        assertThat(rig.count("tokenCalls")).isEqualTo(1);
    }

    @Test
    void a_clock_that_is_two_minutes_ahead_tries_early_and_keeps_its_token() {
        rig.active("ahead");
        String first = token("ahead");
        rig.pass(Duration.ofSeconds(455));
        rig.sandbox().clearRequests();
        rig.gate().clockError(Duration.ofSeconds(120));
        rig.sandbox().setClockRate(4);
        rig.followed();

        assertThat(token("ahead")).as("too early for another one").isEqualTo(first);
        assertThat(rig.count("tokenCalls")).isEqualTo(1);
        rig.pass(Duration.ofSeconds(120));
        await().atMost(LONG).until(() -> ask("ahead").status() == 200);
        assertThat(token("ahead")).isNotEqualTo(first);
        assertThat(rig.count("oldRefreshTokenUsed")).isZero();
    }

    @Test
    void a_clock_that_is_two_minutes_behind_is_made_good_by_the_rejected_token() {
        rig.active("behind");
        String first = token("behind");
        rig.gate().clockError(Duration.ofSeconds(-120));
        rig.pass(Duration.ofSeconds(605));

        assertThat(token("behind")).as("seems to be good").isEqualTo(first);
        Reply next = rig.poller().exactToken("behind", "{\"rejected\":\"" + Hash.sha256(first) + "\"}");

        assertThat(next.expect(200).json().path("accessToken").asText()).isNotEqualTo(first);
        assertThat(rig.grant("behind").getFirst()).isEqualTo("ACTIVE");
    }

    private Reply ask(String tenant) {
        return rig.poller().exactToken(tenant, "");
    }

    private String token(String tenant) {
        return ask(tenant).expect(200).json().path("accessToken").asText();
    }
}
