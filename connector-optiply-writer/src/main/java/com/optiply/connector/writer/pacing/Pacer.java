package com.optiply.connector.writer.pacing;

import com.optiply.connector.writer.config.WriterConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pace of one account, or this process's part of it: several replicas that write to one account share it evenly and tell each other what they find. Spaces the calls to one account evenly. Optiply publishes no limit (Optiply reference, section 4.4), so the rate is found: a little more with every success
 * that had to wait for its turn, half at 429, less at errors and when answers take much longer than the best.
 */
public final class Pacer {

    private static final double THROTTLED = 0.5;
    private static final double FAILED = 0.7;
    private static final double SLOW = 0.9;
    private static final double SMOOTH = 0.1;
    /** Answers this much slower than the best, plus a margin, say that the server is full. */
    private static final double SLOWER = 4;

    private static final long MARGIN = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long ONCE = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final double least;
    private final double most;
    private final double step;
    private double rate;
    private long nextTurn = System.nanoTime();
    private long lastCut = nextTurn - TimeUnit.DAYS.toNanos(1);
    private long pausedUntil = nextTurn;
    private double usual;
    private double best = Double.MAX_VALUE;
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
     * @param pause    how long one of them was told to wait
     */
    public record Others(int number, double rate, double cutTo, Duration pause) {
        public static final Others NOBODY = new Others(0, 0, Double.MAX_VALUE, Duration.ZERO);
    }

    /** @param start calls per second to begin with */
    public Pacer(WriterConfig.Pacing config, double start) {
        this.least = config.minPerSecond();
        this.most = config.maxPerSecond();
        this.step = Math.max(1, config.startPerSecond() / 10);
        this.rate = Math.clamp(start, least, most);
    }

    /** Waits for the next turn. */
    public void await() throws InterruptedException {
        long turn;
        lock.lock();
        try {
            long now = System.nanoTime();
            turn = Math.max(now, nextTurn);
            waited = turn > now;
            nextTurn = turn + (long) (ONCE / (rate * part));
        } finally {
            lock.unlock();
        }
        long wait = turn - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /** An answer that says nothing against going on. */
    public void succeeded(Duration took) {
        lock.lock();
        try {
            double nanos = took.toNanos();
            usual = usual == 0 ? nanos : usual + SMOOTH * (nanos - usual);
            best = Math.min(best * 1.0001, nanos);
            if (usual > best * SLOWER + MARGIN) {
                cut(SLOW);
            } else if (waited) {
                rate = Math.min(most, rate + step / rate);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Too many calls: nothing goes out before the pause is over. */
    public void throttled(Duration pause) {
        lock.lock();
        try {
            cut(THROTTLED);
            pausedUntil = Math.max(pausedUntil, System.nanoTime() + pause.toNanos());
            nextTurn = Math.max(nextTurn, pausedUntil);
        } finally {
            lock.unlock();
        }
    }

    /** The server failed or did not answer. */
    public void failed() {
        lock.lock();
        try {
            cut(FAILED);
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
            long now = System.nanoTime();
            return new Finding(rate, Duration.ofNanos(now - lastCut), Duration.ofNanos(Math.max(0, pausedUntil - now)));
        } finally {
            lock.unlock();
        }
    }

    /** Takes what the others found: each keeps to its part, a cut by one counts for all, and so does a pause. */
    public void heard(Others others) {
        lock.lock();
        try {
            part = 1.0 / (1 + others.number());
            if (others.cutTo() < rate) {
                rate = Math.max(least, others.cutTo());
            } else if (others.number() > 0) {
                double all = rate + others.rate() * others.number();
                rate = Math.clamp(all / (1 + others.number()), least, most);
            }
            nextTurn = Math.max(nextTurn, System.nanoTime() + others.pause().toNanos());
        } finally {
            lock.unlock();
        }
    }

    /** Calls under way at the same time see the same trouble: it counts once. */
    private void cut(double factor) {
        long now = System.nanoTime();
        if (now - lastCut >= ONCE) {
            lastCut = now;
            rate = Math.max(least, rate * factor);
        }
    }
}
