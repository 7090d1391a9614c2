package com.optiply.connector.poller.lane;

import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.poller.budget.CallBudget;
import com.optiply.connector.poller.budget.CallKind;
import com.optiply.connector.poller.budget.CallLimits;
import com.optiply.connector.poller.budget.DayPlan;
import com.optiply.connector.poller.budget.Decision;
import com.optiply.connector.poller.cursor.Cursors;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The streams, the planner and the budget of one company in virtual time, with neither Exact nor Kafka; each step takes the time such a step takes. */
final class SimulatedCompany {

    private static final CallLimits LIMITS = new CallLimits(60, 5_000, 3, 500, 5);
    private static final Duration ANSWER = Duration.ofMillis(150);
    private static final Duration FULL_PAGE = Duration.ofMillis(70);
    private static final Duration SMALL_PAGE = Duration.ofMillis(10);

    /** When a partition's producer is free again: all companies of a partition share it. */
    static final class Partition {
        private Instant free = Instant.MIN;

        Instant publish(Instant from, Duration time) {
            free = (from.isAfter(free) ? from : free).plus(time);
            return free;
        }
    }

    /** A read of a stream that is followed. @param done when what it brought was published */
    record Poll(Stream stream, Instant due, Instant begun, Instant done) {}

    private final List<StreamTask> tasks = new ArrayList<>();
    private final List<Poll> polls = new ArrayList<>();
    private final CallBudget budget = new CallBudget(LIMITS);
    private final VirtualQuota quota;
    private final Partition partition;
    private final Tenant tenant;
    private int loaded;
    private Instant next;
    private Duration publishing = Duration.ZERO;

    /** @param pages of the first load of order lines, 1,000 rows each */
    SimulatedCompany(int number, Instant begin, int pages, Partition partition, VirtualQuota quota) {
        this.quota = quota;
        this.partition = partition;
        this.next = begin;
        this.tenant = Samples.orders("company-" + number, 100_000 + number).tenant();
        for (Stream stream : Stream.chosenBy(tenant.settings())) {
            StreamReader reader = new Pages(stream == Stream.SALES_ORDER_LINES ? pages : 1);
            tasks.add(new StreamTask(stream, reader, stream.interval(), Cursors.fresh(tenant, stream, 1, begin)));
        }
    }

    Instant next() {
        return next;
    }

    List<Poll> polls() {
        return polls;
    }

    /** Pages of first loads. */
    int loaded() {
        return loaded;
    }

    int refused() {
        return quota.refused();
    }

    DayPlan plan() {
        return new DayPlan(tasks.stream().mapToDouble(StreamTask::callsPerDay).sum());
    }

    /** What the lane does in one round. */
    void step() throws InterruptedException {
        Instant now = next;
        Optional<StreamTask> found = Planner.next(tasks, now);
        if (found.isEmpty()) {
            next = Planner.wakeUp(tasks).orElseThrow();
            return;
        }
        StreamTask task = found.get();
        task.pageBegins(now);
        Reading reading = new Reading(tenant, task.stream(), task.cursor(), now, Set.of());
        Instant due = task.due();
        publishing = Duration.ZERO;
        Step step = task.reader().step(reading);
        switch (step) {
            case Step.Denied denied -> task.denied(denied, now);
            case Step.Read read -> {
                next = partition.publish(now.plus(ANSWER), publishing);
                if (reading.kind() == CallKind.BACKFILL) {
                    loaded++;
                } else {
                    polls.add(new Poll(task.stream(), due, now, next));
                }
                task.stretch(plan().stretch(budget.spendableToday(next), next));
                task.read(read, next);
            }
            default -> throw new IllegalStateException(step.toString());
        }
    }

    private final class Pages implements StreamReader {
        private int left;

        Pages(int left) {
            this.left = left;
        }

        @Override
        public Step step(Reading reading) {
            if (budget.ask(reading.kind(), reading.now()) instanceof Decision.NotBefore later) {
                return new Step.Denied(later.until(), later.reason());
            }
            budget.spend(reading.now());
            VirtualQuota.Answer answer = quota.call(reading.now());
            if (!answer.accepted()) {
                budget.refused(answer.headers(), reading.now());
                var later = (Decision.NotBefore) budget.ask(reading.kind(), reading.now());
                return new Step.Denied(later.until(), later.reason());
            }
            budget.told(answer.headers(), reading.now());
            if (reading.cursor().firstLoadComplete()) {
                publishing = SMALL_PAGE;
                return new Step.Read(reading.cursor(), 1, false);
            }
            left--;
            publishing = FULL_PAGE;
            return left > 0
                    ? new Step.Read(reading.cursor(), 1_000, true)
                    : new Step.Read(StreamTasks.nothingThere(reading.cursor(), reading.now()), 1_000, false);
        }

        @Override
        public void drop() {
            // Pages are independent of each other here.
        }
    }
}
