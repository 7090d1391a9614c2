package com.optiply.connector.auth.round;

import java.time.Duration;

/** A task that comes round again and again. Its beginning, each step and its end count, whatever the end was. */
public final class Round implements Watched {

    private final String name;
    private final Duration limit;
    private volatile long last = System.nanoTime();

    Round(String name, Duration limit) {
        this.name = name;
        this.limit = limit;
    }

    /** Does the task once. @throws RuntimeException what the task throws; the round has ended all the same */
    public void run(Runnable task) {
        step();
        try {
            task.run();
        } finally {
            step();
        }
    }

    /** To be called between parts of a round that are long by themselves. */
    public void step() {
        last = System.nanoTime();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration sinceStep() {
        return Duration.ofNanos(System.nanoTime() - last);
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
