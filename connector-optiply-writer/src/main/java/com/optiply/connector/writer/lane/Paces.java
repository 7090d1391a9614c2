package com.optiply.connector.writer.lane;

import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.pacing.Pacer;
import com.optiply.connector.writer.pacing.Pacer.Finding;
import com.optiply.connector.writer.pacing.Pacer.Others;
import com.optiply.connector.writer.state.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** One pace per Optiply account, for all lanes of this member that write to it; the members exchange what they find, so that together they keep to one. */
final class Paces {

    /** A cut by another replica may have been told a moment before the last look. */
    private static final Duration OVERLAP = Duration.ofSeconds(1);

    private final Database database;
    private final WriterConfig.Pacing config;
    private final String memberId;
    private final Map<Long, Pacer> byAccount = new ConcurrentHashMap<>();
    private final Map<Long, Integer> visitors = new HashMap<>();
    private long exchanged = System.nanoTime();

    Paces(Database database, WriterConfig.Pacing config, String memberId) {
        this.database = database;
        this.config = config;
        this.memberId = memberId;
    }

    /** The pace of an account; the first who asks says where it starts. */
    Pacer of(long account, double start) {
        return byAccount.computeIfAbsent(account, id -> new Pacer(config, start));
    }

    /**
     * Somebody without a lane calls an account for a while.
     *
     * @throws SQLException when the others cannot be asked
     */
    PaceVisit visit(long account) throws SQLException {
        synchronized (this) {
            visitors.merge(account, 1, Integer::sum);
            if (!byAccount.containsKey(account)) {
                of(account, config.startPerSecond());
                exchange();
            }
        }
        return new PaceVisit(of(account, config.startPerSecond()), () -> leave(account));
    }

    private synchronized void leave(long account) {
        visitors.computeIfPresent(account, (id, number) -> number == 1 ? null : number - 1);
    }

    /** Once per look after the lanes: tells, hears, and forgets accounts nobody here calls. */
    synchronized void exchange(Collection<Lane> lanes) throws SQLException {
        Set<Long> used = lanes.stream()
                .filter(lane -> lane.scope().account().isPresent())
                .peek(Lane::pacer)
                .map(lane -> lane.scope().account().getAsLong())
                .collect(Collectors.toCollection(HashSet::new));
        used.addAll(visitors.keySet());
        byAccount.keySet().retainAll(used);
        exchange();
    }

    private void exchange() throws SQLException {
        if (byAccount.isEmpty()) {
            return;
        }
        Duration since = Duration.ofNanos(System.nanoTime() - exchanged).plus(OVERLAP);
        exchanged = System.nanoTime();
        Map<Long, Finding> found = new HashMap<>();
        byAccount.forEach((account, pacer) -> found.put(account, pacer.finding()));
        Map<Long, Others> heard = database.write(connection -> PaceTable.exchange(connection, memberId, found, since));
        byAccount.forEach((account, pacer) -> pacer.heard(heard.getOrDefault(account, Others.NOBODY)));
    }
}
