package com.optiply.connector.writer.pacing;

import java.time.Duration;

/**
 * The pace at which Optiply last said that it is too much. A little below it is held for a while; only then more is tried, in small steps, and in large ones again once
 * it is left behind. Not thread-safe; times are {@link System#nanoTime()}, rates calls per second.
 */
final class Ceiling {

    /** Part of it that is held: the calls of a second are not spaced so evenly that none is too many at all of it. */
    private static final double NEAR = 0.95;

    private static final Duration HELD = Duration.ofSeconds(60);
    /** To find out that it is still there costs a pause: at most such a part of the time. */
    private static final int PAUSES = 30;
    /** Part of it that is added each second while more is tried. */
    private static final double PROBE = 0.02;
    /** Times it from where on it is not there any more. */
    private static final double BEYOND = 1.2;

    private double at = Double.MAX_VALUE;
    private long heldUntil;

    /** It was met at this rate, and costs this pause. */
    void met(double rate, long pauseNanos, long now) {
        at = rate;
        heldUntil = now + Math.max(HELD.toNanos(), pauseNanos * PAUSES);
    }

    boolean isHeld(long now) {
        return at < Double.MAX_VALUE && now < heldUntil;
    }

    /**
     * The rate after another success.
     *
     * @param step    by how much it rises in a second where nothing is known
     * @param seconds for which the success stands
     */
    double above(double rate, double step, double seconds, long now) {
        double near = at * NEAR;
        if (rate < near) {
            return Math.min(near, rate + step * seconds);
        }
        if (now < heldUntil) {
            return rate;
        }
        if (rate > at * BEYOND) {
            at = Double.MAX_VALUE;
        }
        return rate + Math.min(step, at * PROBE) * seconds;
    }
}
