package com.optiply.connector.auth.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.auth.fixture.Rig;
import com.optiply.connector.auth.fixture.RigTest;
import com.optiply.connector.auth.secret.NewKeyset;
import com.optiply.connector.auth.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many grants at once; {@code -Dproof.grants=300} has that many. */
class CrowdIT extends RigTest {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int GRANTS = Rig.size("proof.grants", 6);

    /** Fewer connections than grants, as in production. */
    private static final int POOL = GRANTS >= 20 ? 10 : 2;

    private static final Map<String, String> SETTINGS = Map.of(
            "connector.auth.token.call-limit", "PT4S",
            "connector.auth.token.lease", "PT6S",
            "quarkus.datasource.jdbc.max-size", Integer.toString(POOL));
    private static final double VENDOR_RATE = 3_600;
    private static final List<String> TENANTS =
            IntStream.range(0, GRANTS).mapToObj(number -> "crowd-" + number).toList();

    @BeforeEach
    void onboard() throws InterruptedException {
        rig.run(SETTINGS);
        List<Callable<Object>> missing = new ArrayList<>();
        for (String tenant : TENANTS) {
            if (rig.operator().get("/api/v1/tenants/" + tenant).status() == 404) {
                missing.add(() -> rig.active(tenant));
            }
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Object> done : threads.invokeAll(missing)) {
                assertThat(done).succeedsWithin(LONG);
            }
        }
    }

    @Test
    void all_grants_refresh_at_once_through_a_small_pool() throws Exception {
        rig.pass(Duration.ofSeconds(601));
        rig.sandbox().clearRequests();
        List<Callable<Integer>> callers = TENANTS.stream()
                .map(tenant -> (Callable<Integer>) () -> ask(tenant))
                .toList();

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(callers)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(GRANTS).containsOnly(200);
        assertThat(rig.count("refreshes")).isEqualTo(GRANTS);
        assertThat(rig.count("oldRefreshTokenUsed")).isZero();
    }

    @Test
    void two_hours_without_an_answer_cost_no_consent() throws InterruptedException {
        rig.pass(Duration.ofSeconds(601));
        rig.sandbox().clearRequests();
        CountDownLatch over = new CountDownLatch(1);
        LongAdder held = new LongAdder();
        rig.gate().way(call -> {
            held.increment();
            over.await();
            return Optional.empty();
        });
        rig.sandbox().setClockRate(VENDOR_RATE);
        var start = vendorNow();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            TENANTS.forEach(tenant -> callers.execute(() -> ask(tenant)));
            await().atMost(LONG)
                    .until(() -> vendorNow().isAfter(start.plus(Duration.ofHours(2))) && held.sum() >= GRANTS);
            rig.sandbox().setClockRate(1);
            rig.gate().open();
            over.countDown();
        }

        // Nobody asks any more.
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(rig.count("refreshes")).isEqualTo(GRANTS);
            for (String tenant : TENANTS) {
                assertThat(rig.grant(tenant).getFirst()).isEqualTo("ACTIVE");
            }
        });
        assertThat(rig.count("oldRefreshTokenUsed")).isZero();
        TENANTS.forEach(tenant -> assertThat(ask(tenant)).isEqualTo(200));
    }

    /** As many callers as connections, each asking again when it has its answer, so that a slow machine only asks less. */
    @Test
    void all_grants_are_sealed_anew_while_callers_ask() throws IOException {
        Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Secret added = NewKeyset.add(Secret.of(Files.readString(rig.keyset())));
        int before = sealings();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < POOL; caller++) {
                callers.execute(() -> {
                    while (!over.get()) {
                        int status = ask(TENANTS.get(next.getAndIncrement() % GRANTS));
                        answers.computeIfAbsent(status, any -> new LongAdder()).increment();
                    }
                });
            }
            try {
                rig.write(added.reveal());
                Secret promoted = NewKeyset.promote(added);
                rig.write(promoted.reveal());
                await().atMost(LONG).until(() -> sealings() > before);
                rig.write(NewKeyset.trim(promoted).reveal());
                int trimmed = next.get();
                await().atMost(LONG).until(() -> next.get() > trimmed + 100);
            } finally {
                over.set(true);
            }
        }

        assertThat(answers.keySet()).as(answers.toString()).containsExactly(200);
        System.out.printf(
                "sealed anew with %d calls, all answered 200%n",
                answers.get(200).sum());
    }

    private int sealings() {
        return rig.log().split("Everything is sealed with the keyset's primary key", -1).length;
    }

    private int ask(String tenant) {
        return rig.poller().exactToken(tenant, "").status();
    }

    private Instant vendorNow() {
        return Instant.parse(rig.sandbox().clock().path("now").asText());
    }
}
