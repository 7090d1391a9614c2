package com.optiply.connector.poller.budget;

import com.optiply.connector.poller.budget.Decision.Go;
import com.optiply.connector.poller.budget.Decision.NotBefore;
import com.optiply.connector.poller.budget.Decision.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The calls of one division, per minute of the clock and per UTC day. A first load leaves some of them to stock and sales. Thread-safe. */
public final class CallBudget {

    private final CallLimits limits;
    private final CallWindow minute;
    private final CallWindow day;
    private final OtherPrograms others = new OtherPrograms();

    public CallBudget(CallLimits limits) {
        this.limits = limits;
        this.minute = new CallWindow(ChronoUnit.MINUTES, limits.perMinute());
        this.day = new CallWindow(ChronoUnit.DAYS, limits.perDay());
    }

    /** @param now Exact's time */
    public synchronized Decision ask(CallKind kind, Instant now) {
        boolean backfill = kind == CallKind.BACKFILL;
        if (day.left(now) <= (backfill ? limits.keptPerDay() : 0)) {
            return new NotBefore(day.over(), Reason.DAY);
        }
        if (minute.left(now) <= (backfill ? limits.keptPerMinute() : 0)) {
            return new NotBefore(minute.over(), Reason.MINUTE);
        }
        return new Go();
    }

    /** Counts a call that is about to be made. */
    public synchronized void spend(Instant now) {
        minute.spend(now);
        day.spend(now);
    }

    /** Takes over what an answer says about the calls left. */
    public synchronized void told(RateHeaders headers, Instant now) {
        minute.told(headers.minute(), now);
        int expected = day.left(now);
        day.told(headers.day(), now);
        others.seen(Math.max(0, expected - day.left(now)), now);
    }

    /**
     * An answer 429. Only the family that was exceeded is sent; without any it was the minute's, and it may come although calls were left (Exact reference,
     * section 2.2).
     */
    public synchronized void refused(RateHeaders headers, Instant now) {
        if (headers.day().isPresent() && !headers.minute().isPresent()) {
            day.exhausted(headers.day(), now);
        } else {
            minute.exhausted(headers.minute(), now);
        }
    }

    /** Calls that a day allows, as the headers last said. */
    public synchronized int allowedPerDay() {
        return day.limit();
    }

    /** Calls of the day that are left, without those that other programs will take by then; a quarter is ours whatever they do. */
    public synchronized int spendableToday(Instant now) {
        int left = day.left(now);
        return Math.max(left / 4, (int) (left - others.untilMidnight(now)));
    }

    /** Calls of the day that are left. */
    public synchronized int leftToday(Instant now) {
        return day.left(now);
    }
}
