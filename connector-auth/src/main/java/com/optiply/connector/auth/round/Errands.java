package com.optiply.connector.auth.round;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Work that is done when it is needed, several at a time; the one that has taken no step for the longest time counts. */
public final class Errands implements Watched {

    /** One piece of work, from its beginning until it is closed. Identity is what keeps two apart. */
    public final class Errand implements AutoCloseable {

        private volatile long last = System.nanoTime();

        private Errand() {}

        public void step() {
            last = System.nanoTime();
        }

        @Override
        public void close() {
            underWay.remove(this);
        }

        private Duration sinceStep() {
            return Duration.ofNanos(System.nanoTime() - last);
        }
    }

    private final String name;
    private final Duration limit;
    private final Set<Errand> underWay = ConcurrentHashMap.newKeySet();

    Errands(String name, Duration limit) {
        this.name = name;
        this.limit = limit;
    }

    public Errand begin() {
        Errand errand = new Errand();
        underWay.add(errand);
        return errand;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration sinceStep() {
        return underWay.stream()
                .map(Errand::sinceStep)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
