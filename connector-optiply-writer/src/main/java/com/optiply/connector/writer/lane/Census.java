package com.optiply.connector.writer.lane;

import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Standing;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Counts resources: what is not at rest every time it is asked, what is at rest so seldom that it takes a small part of the time however many there are. */
final class Census {

    private static final Logger LOG = Logger.getLogger(Census.class);
    /** Between two counts pass so many times what the first of them took. */
    static final int PAUSE = 50;

    private final Database database;
    private final Map<Standing.Of, Long> atRest = new HashMap<>();
    private final Set<Long> counted = new HashSet<>();
    private long countedAt;
    private Duration took = Duration.ZERO;

    Census(Database database) {
        this.database = database;
    }

    /** @return one for each scope and type; what is at rest is as it was when it could last be counted */
    Collection<Standing> of(Collection<Long> scopes) throws SQLException {
        Set<Long> news = new HashSet<>(scopes);
        news.removeAll(counted);
        if (isDue(Duration.ofNanos(System.nanoTime() - countedAt), took)) {
            count(scopes);
        } else if (!news.isEmpty()) {
            add(news);
        }
        return database.snapshot(connection -> Standing.of(connection, scopes, Map.copyOf(atRest)));
    }

    private void count(Collection<Long> scopes) {
        long begun = System.nanoTime();
        counted.retainAll(scopes);
        atRest.keySet().removeIf(of -> !counted.contains(of.scopeId()));
        add(scopes);
        countedAt = System.nanoTime();
        took = Duration.ofNanos(countedAt - begun);
    }

    private void add(Collection<Long> scopes) {
        try {
            atRest.putAll(database.snapshot(connection -> Standing.atRest(connection, scopes)));
            counted.addAll(scopes);
        } catch (SQLException e) {
            LOG.warnf("What is at rest is not counted now: %s", e.getMessage());
        }
    }

    static boolean isDue(Duration sinceCount, Duration countTook) {
        return sinceCount.compareTo(countTook.multipliedBy(PAUSE)) >= 0;
    }
}
