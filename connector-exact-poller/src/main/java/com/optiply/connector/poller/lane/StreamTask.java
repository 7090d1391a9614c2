package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.progress.Problem;
import com.optiply.connector.poller.budget.DayPlan;
import com.optiply.connector.poller.budget.GrowingWait;
import com.optiply.connector.poller.exact.Failure;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One stream of a lane: its cursor, its reader, when it is next, and how it fares. Used by the lane alone; all times are vendor time. */
final class StreamTask implements Planner.Slot {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(1);

    /** A complete read may take up to 240 calls a day: one call every six minutes. */
    private static final Duration REST_PER_CALL = Duration.ofMinutes(6);

    private static final Duration BETWEEN_HINTED = Duration.ofSeconds(10);

    private static final int FAILING_FROM = 3;

    private final Stream stream;
    private final StreamReader reader;
    private Duration interval;
    private final GrowingWait wait = new GrowingWait();
    private PollCursor cursor;
    private boolean open;
    private Instant due = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private Instant runBegan = Instant.MIN;
    private Optional<Instant> lastSuccess = Optional.empty();
    private Optional<Instant> lastChange = Optional.empty();
    private Optional<Problem> problem = Optional.empty();
    private double stretch = 1;
    private String state = "waiting";
    private int inARow;
    private boolean missing;

    StreamTask(Stream stream, StreamReader reader, Duration interval, PollCursor cursor) {
        this.stream = stream;
        this.reader = reader;
        this.interval = interval;
        this.cursor = cursor;
    }

    /** How often it is read from now on. */
    void every(Duration other) {
        if (other.equals(interval)) {
            return;
        }
        interval = other;
        if (!open && runBegan.isAfter(Instant.MIN)) {
            Instant next = next();
            due = next.isBefore(due) ? next : due;
        }
    }

    @Override
    public Stream stream() {
        return stream;
    }

    @Override
    public boolean isLoading() {
        return !cursor.firstLoadComplete();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Instant due() {
        return due;
    }

    @Override
    public Instant notBefore() {
        return notBefore;
    }

    /** Calls of a day, when there are plenty of calls. */
    double callsPerDay() {
        return DayPlan.callsPerDay(rest(), stream.kind() == Stream.Kind.COMPLETE ? reader.callsOfLastRun() : 1);
    }

    /** From now on the time between two reads is so many times as long. */
    void stretch(double factor) {
        stretch = factor;
    }

    StreamReader reader() {
        return reader;
    }

    PollCursor cursor() {
        return cursor;
    }

    String state() {
        return state;
    }

    Optional<Problem> problem() {
        return problem;
    }

    Optional<Instant> lastSuccess() {
        return lastSuccess;
    }

    Optional<Instant> lastChange() {
        return lastChange;
    }

    /** Begins anew at another cursor. */
    void restart(PollCursor at) {
        cursor = at;
        reader.drop();
        open = false;
        atOnce();
    }

    /** Somebody asks for it, or something has changed: due now, whatever went wrong before. */
    void atOnce() {
        due = Instant.MIN;
        notBefore = Instant.MIN;
    }

    /** Due now, unless something stands in the way; of hints in quick succession each is obeyed together with those before it, and more seldom when calls run short. */
    void hinted() {
        Instant rested = runBegan.equals(Instant.MIN)
                ? Instant.MIN
                : runBegan.plusMillis(Math.round(BETWEEN_HINTED.toMillis() * stretch));
        due = due.isBefore(rested) ? due : rested;
    }

    /** Something that it depends on has changed: due now, but a complete read has its rest all the same. */
    void sourceChanged() {
        Instant rested = runBegan.equals(Instant.MIN)
                ? Instant.MIN
                : runBegan.plus(REST_PER_CALL.multipliedBy(reader.callsOfLastRun()));
        due = due.isBefore(rested) ? due : rested;
    }

    void pageBegins(Instant now) {
        if (!open) {
            runBegan = now;
        }
    }

    void read(Step.Read read, Instant now) {
        cursor = read.cursor();
        open = read.more();
        wait.succeeded();
        inARow = 0;
        notBefore = Instant.MIN;
        problem = Optional.empty();
        if (read.changes() > 0) {
            lastChange = Optional.of(now);
        }
        if (!open) {
            lastSuccess = Optional.of(runBegan);
            due = next();
        }
        state = isLoading() ? "loading" : "live";
    }

    void denied(Step.Denied denied, Instant now) {
        notBefore = denied.until();
        switch (denied.reason()) {
            case MINUTE -> {
                // Within the minute it goes on: nothing to tell anybody.
            }
            case DAY -> waits("day-budget-used", "The calls of this day are used up", "Nothing: midnight UTC.", now);
            case ERRORS ->
                waits(
                        "error-budget-used",
                        "Exact answered with errors too often within an hour: " + stream.path() + " is left alone",
                        "See the problem before; reading goes on by itself within the hour.",
                        now);
        }
    }

    void failed(Step.Failed failed, Instant now) {
        Failure failure = failed.failure();
        cursor = failed.cursor();
        open = false;
        boolean again =
                problem.filter(known -> known.code().equals(failure.code())).isPresent();
        inARow = again ? inARow + 1 : 1;
        missing = failure.kind() == Failure.Kind.MISSING;
        notBefore = now.plus(
                switch (failure.kind()) {
                    case TRANSIENT -> wait.failed();
                    case CONSENT -> SOON;
                    case TENANT -> inARow == 1 ? SOON : Duration.ofMinutes(15);
                    case MISSING -> inARow == 1 && stream.mayBeMissing() ? SOON : HOUR;
                    case REFUSED -> HOUR;
                });
        tell(failure.code(), failure.message(), failure.remedy(), now);
        state = switch (failure.kind()) {
            case TRANSIENT ->
                wait.failures() < FAILING_FROM || failure.code().equals(LaneFailures.MAINTENANCE)
                        ? "waiting"
                        : "failing";
            case CONSENT, TENANT, MISSING -> "blocked";
            case REFUSED -> failure.code().equals("bad-request") ? "failing" : "blocked";
        };
    }

    /** Asked twice and refused twice: the merchant's package does not have it, so there is none of it. */
    boolean isCertainlyMissing() {
        return stream.mayBeMissing() && missing && inARow >= 2 && isLoading();
    }

    /** The first load is over without a row; what was refused stays to be seen. */
    void nothingThere(PollCursor written) {
        cursor = written;
    }

    private void waits(String code, String message, String remedy, Instant now) {
        state = "waiting";
        tell(code, message, remedy, now);
    }

    private void tell(String code, String message, String remedy, Instant now) {
        Instant since = problem.filter(known -> known.code().equals(code))
                .map(Problem::since)
                .orElse(now);
        problem = Optional.of(new Problem(code, message, remedy, since));
    }

    /** A stretched interval ends at midnight UTC at the latest: from then on there are new calls. */
    private Instant next() {
        Instant planned = runBegan.plus(rest());
        Instant stretched = runBegan.plusMillis(Math.round(rest().toMillis() * stretch));
        Instant midnight = DayPlan.midnightAfter(runBegan);
        if (!stretched.isAfter(midnight)) {
            return stretched;
        }
        return planned.isAfter(midnight) ? planned : midnight;
    }

    private Duration rest() {
        Duration least = stream.kind() == Stream.Kind.COMPLETE
                ? REST_PER_CALL.multipliedBy(reader.callsOfLastRun())
                : Duration.ZERO;
        // A single call needs no rest of its own: the plan has it already.
        return reader.callsOfLastRun() > 1 && least.compareTo(interval) > 0 ? least : interval;
    }
}
