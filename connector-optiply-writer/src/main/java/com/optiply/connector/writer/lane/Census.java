package com.optiply.connector.writer.lane;

import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Standing;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts resources: what is not at rest every time it is asked, what is at rest so seldom that it takes a small part of the time however many there are. */
final class Census {

    /** Between two counts pass so many times what the first of them took. */
    static final int PAUSE = 50;

    private final Database database;
    private Map<Standing.Of, Long> atRest = Map.of();
    private Set<Long> counted = Set.of();
    private long countedAt;
    private Duration took = Duration.ZERO;

    Census(Database database) {
        this.database = database;
    }

    /** @return one for each scope and type */
    Collection<Standing> of(Collection<Long> scopes) throws SQLException {
        long now = System.nanoTime();
        if (!counted.containsAll(scopes) || isDue(Duration.ofNanos(now - countedAt), took)) {
            atRest = database.snapshot(connection -> Standing.atRest(connection, scopes));
            counted = new HashSet<>(scopes);
            countedAt = System.nanoTime();
            took = Duration.ofNanos(countedAt - now);
        }
        return database.snapshot(connection -> Standing.of(connection, scopes, atRest));
    }

    static boolean isDue(Duration sinceCount, Duration countTook) {
        return sinceCount.compareTo(countTook.multipliedBy(PAUSE)) >= 0;
    }
}
