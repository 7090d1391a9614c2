package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.poller.lane.SimulatedCompany.Partition;
import com.optiply.connector.poller.lane.SimulatedCompany.Poll;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A day of many companies (300 with {@code -Dproof.companies=300}) in one poller at the default plan: planner, budget and plan of the day in virtual time; companies share the partitions' producers. */
class SimulatedDayTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant NEXT = MIDNIGHT.plus(Duration.ofDays(1));
    private static final int COMPANIES = Integer.getInteger("proof.companies", 100);
    private static final int PARTITIONS = 24;
    private static final int MILLION_ROWS = 1_000;

    @Test
    void nobody_asks_too_often_and_a_large_company_holds_up_nobody() throws InterruptedException {
        List<SimulatedCompany> calm = day(1);
        List<SimulatedCompany> busy = day(MILLION_ROWS);

        for (List<SimulatedCompany> day : List.of(calm, busy)) {
            assertThat(day).allSatisfy(company -> {
                assertThat(company.refused()).isZero();
                assertThat(company.polls()).hasSizeBetween(3_000, 3_900);
            });
            assertThat(fairness(day)).isGreaterThanOrEqualTo(0.95);
        }
        assertThat(busy.getFirst().loaded()).isGreaterThanOrEqualTo(MILLION_ROWS);
        double before = lateness(others(calm));
        double after = lateness(others(busy));
        System.out.printf(
                "companies=%d polls=%d..%d fairness=%.4f lateness p95 %.0f ms, with a million rows %.0f ms%n",
                COMPANIES,
                busy.stream().mapToInt(each -> each.polls().size()).min().orElseThrow(),
                busy.stream().mapToInt(each -> each.polls().size()).max().orElseThrow(),
                fairness(busy),
                before,
                after);
        assertThat(after).isLessThanOrEqualTo(1.5 * before);
    }

    @Test
    void a_first_load_of_the_whole_day_leaves_stock_and_sales_their_calls() throws InterruptedException {
        SimulatedCompany company = alone(20_000, any -> 0);

        assertThat(company.refused()).isZero();
        assertThat(company.loaded() + company.polls().size()).isBetween(4_500, 5_000);
        assertThat(longestGap(company, Stream.STOCK_POSITIONS)).isLessThan(Duration.ofMinutes(45));
    }

    @Test
    void others_that_use_the_same_calls_slow_the_reading_down_and_are_not_answered_with_a_storm()
            throws InterruptedException {
        SimulatedCompany steady = alone(1, any -> 2);

        assertThat(steady.refused()).isZero();
        assertThat(steady.polls()).hasSizeBetween(1_500, 2_120);
        assertThat(longestGap(steady, Stream.STOCK_POSITIONS)).isLessThan(Duration.ofMinutes(30));

        // In the forenoon another program takes all of the minute, as long as there are calls of the day.
        SimulatedCompany greedy = alone(1, minute -> minute.isBefore(MIDNIGHT.plusSeconds(30 * 60)) ? 60 : 0);

        assertThat(greedy.refused()).isLessThanOrEqualTo(31);
        assertThat(greedy.polls()).hasSizeBetween(2_000, 3_200);
    }

    @Test
    void the_plan_of_a_day_fits_with_room_to_spare() throws InterruptedException {
        SimulatedCompany company = alone(1, any -> 0);

        assertThat(company.plan().perDay()).isBetween(3_200.0, 3_900.0);
        assertThat(company.plan().fits(4_500)).isTrue();
        assertThat(company.plan().fits(3_000)).isFalse();
        Instant noon = MIDNIGHT.plus(Duration.ofHours(12));
        assertThat(company.plan().stretch(2_500, noon)).isEqualTo(1);
        assertThat(company.plan().stretch(500, noon)).isBetween(3.0, 4.5);
        assertThat(company.plan().stretch(0, noon)).isEqualTo(60);
    }

    private static List<SimulatedCompany> day(int pagesOfTheFirst) throws InterruptedException {
        List<Partition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new Partition())
                .toList();
        List<SimulatedCompany> companies = new ArrayList<>();
        for (int number = 0; number < COMPANIES; number++) {
            companies.add(new SimulatedCompany(
                    number,
                    MIDNIGHT.plusMillis(137L * number),
                    number == 0 ? pagesOfTheFirst : 1,
                    partitions.get(number % PARTITIONS),
                    new VirtualQuota(any -> 0)));
        }
        PriorityQueue<SimulatedCompany> turn = new PriorityQueue<>(Comparator.comparing(SimulatedCompany::next));
        turn.addAll(companies);
        while (turn.peek().next().isBefore(NEXT)) {
            SimulatedCompany company = turn.poll();
            company.step();
            turn.add(company);
        }
        return companies;
    }

    private static SimulatedCompany alone(int pages, ToIntFunction<Instant> others) throws InterruptedException {
        SimulatedCompany company = new SimulatedCompany(0, MIDNIGHT, pages, new Partition(), new VirtualQuota(others));
        while (company.next().isBefore(NEXT)) {
            company.step();
        }
        return company;
    }

    private static List<SimulatedCompany> others(List<SimulatedCompany> companies) {
        return companies.subList(1, companies.size());
    }

    /** Jain's index over the calls that went to following. */
    private static double fairness(List<SimulatedCompany> companies) {
        double sum = companies.stream().mapToDouble(each -> each.polls().size()).sum();
        double squares = companies.stream()
                .mapToDouble(each -> (double) each.polls().size() * each.polls().size())
                .sum();
        return sum * sum / (companies.size() * squares);
    }

    /** 95th percentile of milliseconds from when a read was due until what it brought was published. */
    private static double lateness(List<SimulatedCompany> companies) {
        long[] sorted = companies.stream()
                .flatMap(company -> company.polls().stream())
                .filter(poll -> poll.due().isAfter(MIDNIGHT))
                .mapToLong(poll -> Duration.between(poll.due(), poll.done()).toMillis())
                .sorted()
                .toArray();
        return sorted[sorted.length * 95 / 100];
    }

    private static Duration longestGap(SimulatedCompany company, Stream stream) {
        Instant last = MIDNIGHT;
        Duration longest = Duration.ZERO;
        for (Poll poll : company.polls()) {
            if (poll.stream() == stream) {
                Duration gap = Duration.between(last, poll.begun());
                longest = gap.compareTo(longest) > 0 ? gap : longest;
                last = poll.begun();
            }
        }
        Duration rest = Duration.between(last, NEXT);
        return rest.compareTo(longest) > 0 ? rest : longest;
    }
}
