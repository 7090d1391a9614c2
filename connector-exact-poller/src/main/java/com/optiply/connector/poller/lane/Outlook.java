package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.Problem;
import com.optiply.connector.poller.budget.DayPlan;
import com.optiply.connector.poller.exact.ExactSession;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the calls of the day allow: whether the plan fits, by how much its intervals are stretched, and what an operator should know of it. Used by the lane
 * alone; times are vendor time.
 */
final class Outlook {

    private static final double WORTH_TELLING = 1.5;

    private final StreamTasks tasks;
    private final ExactSession session;
    private final int allowedUntilTold;
    private Optional<Problem> problem = Optional.empty();

    /** @param allowedUntilTold calls of a day, until Exact's headers say otherwise */
    Outlook(StreamTasks tasks, ExactSession session, int allowedUntilTold) {
        this.tasks = tasks;
        this.session = session;
        this.allowedUntilTold = allowedUntilTold;
    }

    /** Looks anew. @return by how much the intervals are to be multiplied */
    double look(Instant now) {
        DayPlan plan = tasks.plan();
        OptionalInt ours = session.spendableToday();
        double stretch = ours.isPresent() ? plan.stretch(ours.getAsInt(), now) : 1;
        int allowed = session.allowedPerDay().orElse(allowedUntilTold);
        if (!plan.fits(allowed)) {
            tell(
                    "plan-does-not-fit",
                    "Following everything takes %.0f calls a day, Exact allows %d: streams are read %.1f times as seldom"
                            .formatted(plan.perDay(), allowed, stretch),
                    "Choose fewer compositions or longer intervals, or let no other tenant use this app for this company.",
                    now);
        } else if (stretch >= WORTH_TELLING && tasks.all().stream().noneMatch(StreamTask::isLoading)) {
            tell(
                    "calls-run-short",
                    "About %d calls are left to us today, following everything would take %.0f: streams are read %.1f times as seldom"
                            .formatted(ours.getAsInt(), plan.untilMidnight(now), stretch),
                    "Nothing: midnight UTC. If it comes again, find out which other program uses the calls of this app.",
                    now);
        } else {
            problem = Optional.empty();
        }
        return stretch;
    }

    /** Calls left and calls that would be wanted until midnight UTC. */
    OptionalInt left() {
        return session.leftToday();
    }

    int forecast(Instant now) {
        return (int) Math.ceil(tasks.plan().untilMidnight(now));
    }

    /** What is wrong with the day as a whole. */
    Optional<Problem> problem() {
        return problem;
    }

    private void tell(String code, String message, String remedy, Instant now) {
        Instant since = problem.filter(known -> known.code().equals(code))
                .map(Problem::since)
                .orElse(now);
        problem = Optional.of(new Problem(code, message, remedy, since));
    }
}
