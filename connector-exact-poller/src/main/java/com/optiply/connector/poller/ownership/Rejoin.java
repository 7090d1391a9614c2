package com.optiply.connector.poller.ownership;

import com.optiply.connector.poller.budget.GrowingWait;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the group is to be joined again, and how long to stay away before. A partition that changed hands costs a second; one that cannot be taken time after
 * time disturbs the others more and more seldom, once a minute in the end. Thread-safe; all times are real.
 */
final class Rejoin {

    private final Map<Integer, GrowingWait> waits = new HashMap<>();
    private Optional<Duration> pause = Optional.empty();

    /** The ownership of this partition turned out to be void. */
    synchronized void lost(int partition) {
        Duration wait =
                waits.computeIfAbsent(partition, unknown -> new GrowingWait()).failed();
        pause = Optional.of(pause.filter(longer -> longer.compareTo(wait) > 0).orElse(wait));
    }

    /** This partition was taken: whatever went wrong with it before is over. */
    synchronized void taken(int partition) {
        waits.remove(partition);
    }

    /** @return how long to wait before joining again; empty when nobody asks for that since the last call */
    synchronized Optional<Duration> due() {
        Optional<Duration> asked = pause;
        pause = Optional.empty();
        return asked;
    }
}
