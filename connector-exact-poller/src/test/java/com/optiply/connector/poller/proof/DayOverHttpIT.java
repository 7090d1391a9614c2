package com.optiply.connector.poller.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.poller.fixture.PollerProcess;
import com.optiply.connector.poller.fixture.ProofGround;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.stream.Stream;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several companies in one poller at the default plan over HTTP, against the real limits, while one of them loads a great many pages. A short while here;
 * {@code -Dproof.companies=20 -Dproof.minutes=1440 -Dproof.pages=1000 -Dproof.rate=240} makes it a whole day, with as many pages as a million rows take.
 */
class DayOverHttpIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int COMPANIES = Integer.getInteger("proof.companies", 6);
    private static final int MINUTES = Integer.getInteger("proof.minutes", 12);
    private static final int PAGES = Integer.getInteger("proof.pages", 100);
    private static final int RATE = Integer.getInteger("proof.rate", 60);

    /** What is re-read must fit into a page too, as it does with Exact's thousand. */
    private static final int ROWS_OF_A_PAGE = 20;

    private static final int CALLS_OF_A_DAY = 3_900;

    /** Calls of a small company's first load, and the reads with which a short time begins. */
    private static final int BEGINNING = 40;

    @TempDir
    Path data;

    private ProofGround ground;
    private SandboxAdmin sandbox;
    private Calls calls;

    @BeforeEach
    void start() throws Exception {
        ground = new ProofGround(data);
        sandbox = ground.poller().sandbox();
        sandbox.setSwitch("exact.sync-page-size", ROWS_OF_A_PAGE);
        calls = new Calls(sandbox);
    }

    @AfterEach
    void stop() throws Exception {
        ground.close();
    }

    @Test
    void nobody_asks_too_often_everybody_gets_his_share_and_a_large_company_holds_up_nobody() throws Exception {
        // Items, their prices and their stock.
        Samples large = ground.tenant("day-large", PAGES * ROWS_OF_A_PAGE / 3, 5);
        List<Samples> others = new ArrayList<>();
        for (int number = 2; number <= COMPANIES; number++) {
            others.add(ground.tenant("day-" + number, 15, 5));
        }
        Instant begin =
                now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS).plusSeconds(5);
        sandbox.setClock(begin, RATE);
        try (PollerProcess process = ground.process("day", List.of("-Dpoller.overlap.rows=10"))) {
            for (Samples each : others) {
                ground.poller().publish(each);
            }
            await().atMost(PATIENCE).until(() -> others.stream().allMatch(ground::isLoaded));
            Instant calm = now();
            int share = Math.max(2, MINUTES / 6);
            until(calm.plus(Duration.ofMinutes(share)));
            Instant busy = now();
            ground.poller().publish(large);
            await().atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        calls.collect();
                        return ground.poller().isLoaded(large, Stream.SALES_ORDER_LINES);
                    });
            Instant loaded = now();
            until(begin.plus(Duration.ofMinutes(MINUTES)));
            Instant end = now();

            assertThat(sandbox.counters().path("exact").path("tooManyRequests").asInt())
                    .isZero();
            int most = (int) (CALLS_OF_A_DAY * Duration.between(begin, end).toMinutes() / 1_440) + BEGINNING;
            int[] polls = others.stream()
                    .mapToInt(each -> calls.of(each.tenant().division(), begin, end))
                    .toArray();
            double before = meanGap(others, calm, busy);
            double after = meanGap(others, busy, loaded);
            System.out.printf(
                    "companies=%d minutes=%d pages=%d rate=%d polls=%s most=%d fairness=%.4f stock every %.1f s, while the large one loads %.1f s%n",
                    COMPANIES,
                    MINUTES,
                    PAGES,
                    RATE,
                    List.of(min(polls), max(polls)),
                    most,
                    fairness(polls),
                    before,
                    after);
            assertThat(max(polls)).isLessThanOrEqualTo(most);
            assertThat(fairness(polls)).isGreaterThanOrEqualTo(0.95);
            assertThat(calls.of(large.tenant().division(), busy, loaded)).isGreaterThanOrEqualTo(PAGES);
            assertThat(after).isLessThanOrEqualTo(1.5 * before);
            assertThat(process.health("live")).isEqualTo(200);
        }
    }

    private void until(Instant vendor) {
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    calls.collect();
                    return !now().isBefore(vendor);
                });
    }

    private Instant now() {
        return Instant.parse(sandbox.clock().path("now").asText());
    }

    private double meanGap(List<Samples> companies, Instant from, Instant to) {
        return companies.stream()
                        .flatMap(each -> calls.stockGaps(each.tenant().division(), from, to).stream())
                        .mapToLong(Duration::toMillis)
                        .average()
                        .orElseThrow()
                / 1_000;
    }

    /** Jain's index. */
    private static double fairness(int[] polls) {
        double sum = 0;
        double squares = 0;
        for (int each : polls) {
            sum += each;
            squares += (double) each * each;
        }
        return sum * sum / (polls.length * squares);
    }

    private static int min(int[] values) {
        return java.util.Arrays.stream(values).min().orElseThrow();
    }

    private static int max(int[] values) {
        return java.util.Arrays.stream(values).max().orElseThrow();
    }
}
