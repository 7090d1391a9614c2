package com.optiply.connector.writer.pacing;

import com.optiply.connector.writer.config.WriterConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The pace of one account, or this process's part of it: several replicas that write to one account share it evenly and tell each other what they find. Spaces the calls to one
 * account evenly. Optiply publishes no limit (Optiply reference, section 4.4), so the rate is found: a little more with every success that had to wait for its turn. At 429
 * a little less, and what was too much is remembered; only when it happens again soon it is cut hard. Less at errors too, and, but not below where it started, when answers take
 * much longer than the best of their kind.
 */
public final class Pacer {

    /** What is left of the rate after the first refusal, after another one soon after it, and after more. */
    private static final double[] THROTTLED = {0.88, 0.75, 0.5};

    private static final double FAILED = 0.7;
    private static final double SLOW = 0.9;
    private static final long ONCE = TimeUnit.SECONDS.toNanos(1);
    /** A refusal that comes within this time after a pause belongs to the one before. */
    private static final long SOON = TimeUnit.SECONDS.toNanos(5);
    /** When Optiply does not say how long. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final LongSupplier nanos;
    private final Latencies latencies = new Latencies();
    private final Ceiling ceiling = new Ceiling();
    private final double least;
    private final double most;
    private final double start;
    private final double step;
    private double rate;
    private long nextTurn;
    private long lastCut;
    private long pausedUntil;
    private Duration pause = Duration.ZERO;
    private int inARow;
    private boolean served = true;
    private boolean waited;
    private double part = 1;

    /**
     * What was found here.
     *
     * @param rate     calls per second that the whole account bears
     * @param sinceCut since it was lowered last
     * @param pause    how long nothing may go out
     */
    public record Finding(double rate, Duration sinceCut, Duration pause) {}

    /**
     * What other replicas found for the same account.
     *
     * @param number   of other replicas that write to it
     * @param rate     what they found on average
     * @param cutTo    to what one of them has lowered it since the last exchange; {@link Double#MAX_VALUE} when none has
     * @param pause    how long somebody was told to wait
     */
    public record Others(int number, double rate, double cutTo, Duration pause) {
        public static final Others NOBODY = new Others(0, 0, Double.MAX_VALUE, Duration.ZERO);
    }

    /** @param start calls per second to begin with */
    public Pacer(WriterConfig.Pacing config, double start) {
        this(config, start, System::nanoTime);
    }

    /** @param nanos what the time is */
    Pacer(WriterConfig.Pacing config, double start, LongSupplier nanos) {
        this.nanos = nanos;
        this.least = config.minPerSecond();
        this.most = config.maxPerSecond();
        this.start = config.startPerSecond();
        this.step = Math.max(1, config.startPerSecond() / 10);
        this.rate = Math.clamp(start, least, most);
        this.nextTurn = nanos.getAsLong();
        this.lastCut = nextTurn - TimeUnit.DAYS.toNanos(1);
        this.pausedUntil = lastCut;
    }

    /** Waits for the next turn; one that falls into a pause which was asked for meanwhile is given back for a later one. */
    public void await() throws InterruptedException {
        long turn;
        do {
            turn = turn();
            long wait = turn - nanos.getAsLong();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
        } while (!isStillGood(turn));
    }

    /** When the next call may go out. */
    long turn() {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            long turn = Math.max(now, nextTurn);
            waited = turn > now;
            nextTurn = turn + (long) (ONCE / (rate * part));
            return turn;
        } finally {
            lock.unlock();
        }
    }

    /** Whether no pause has begun since the turn was given that it falls into. */
    boolean isStillGood(long turn) {
        lock.lock();
        try {
            return turn >= pausedUntil;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A call was done.
     *
     * @param kind such calls take the same time when nothing is in their way
     */
    public void succeeded(String kind, Duration took) {
        lock.lock();
        try {
            if (latencies.isSlow(kind, took.toNanos(), nanos.getAsLong())) {
                cut(Math.max(rate * SLOW, Math.min(rate, start)));
            } else {
                rise();
            }
        } finally {
            lock.unlock();
        }
    }

    /** An answer that says nothing against going on, and nothing by how long it took. */
    public void answered() {
        lock.lock();
        try {
            rise();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Too many calls: nothing goes out before the pause is over. Refused again before anything else was done, the pause was too short, which says nothing about the
     * pace.
     *
     * @param asked how long Optiply wants nothing; empty when it does not say
     */
    public void throttled(Optional<Duration> asked) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            if (now - lastCut < ONCE || now < pausedUntil) {
                pause(asked.orElse(Duration.ZERO), now);
                return;
            }
            pause = served ? asked.orElse(PAUSE) : longer(asked.orElse(PAUSE));
            if (served) {
                inARow = now - pausedUntil < SOON ? inARow + 1 : 0;
                ceiling.met(rate, pause.toNanos(), now);
                cut(rate * THROTTLED[Math.min(inARow, THROTTLED.length - 1)]);
                served = false;
            }
            pause(pause, now);
        } finally {
            lock.unlock();
        }
    }

    /** The server failed or did not answer. */
    public void failed() {
        lock.lock();
        try {
            cut(rate * FAILED);
        } finally {
            lock.unlock();
        }
    }

    /** Calls per second that go out from here at present. */
    public double rate() {
        lock.lock();
        try {
            return rate * part;
        } finally {
            lock.unlock();
        }
    }

    /** What is known here about the account as a whole. */
    public Finding finding() {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            return new Finding(rate, Duration.ofNanos(now - lastCut), Duration.ofNanos(Math.max(0, pausedUntil - now)));
        } finally {
            lock.unlock();
        }
    }

    /** Takes what the others found: each keeps to its part, a cut by one counts for all, and so does a pause. */
    public void heard(Others others) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            part = 1.0 / (1 + others.number());
            if (others.cutTo() < rate) {
                if (!ceiling.isHeld(now)) {
                    ceiling.met(rate, others.pause().toNanos(), now);
                }
                rate = Math.max(least, others.cutTo());
            } else if (others.number() > 0) {
                double all = rate + others.rate() * others.number();
                rate = Math.clamp(all / (1 + others.number()), least, most);
            }
            pause(others.pause(), now);
        } finally {
            lock.unlock();
        }
    }

    private void rise() {
        served |= nanos.getAsLong() >= pausedUntil;
        if (waited) {
            rate = Math.min(most, ceiling.above(rate, step, 1 / (rate * part), nanos.getAsLong()));
        }
    }

    private Duration longer(Duration asked) {
        Duration twice = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        return asked.compareTo(twice) > 0 ? asked : twice;
    }

    private void pause(Duration length, long now) {
        if (length.isPositive()) {
            pausedUntil = Math.max(pausedUntil, now + length.toNanos());
            nextTurn = Math.max(nextTurn, pausedUntil);
        }
    }

    /** Calls under way at the same time see the same trouble: it counts once. */
    private void cut(double to) {
        long now = nanos.getAsLong();
        if (now - lastCut >= ONCE) {
            lastCut = now;
            rate = Math.max(least, to);
        }
    }
}
