package com.optiply.connector.writer.lane;

import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.lane.LeaseTable.Claimed;
import com.optiply.connector.writer.lane.LeaseTable.Share;
import com.optiply.connector.writer.pacing.Pacer;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.Scopes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Claims lanes for one member, keeps them, runs those with work, gives them back. Lanes are spread evenly over the members that live; a lane moves only when it
 * is idle, or when its owner is gone.
 */
public final class LaneKeeper {

    private static final Logger LOG = Logger.getLogger(LaneKeeper.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration TEND = Duration.ofSeconds(2);

    private final Database database;
    private final LaneRun run;
    private final VendorClock clock;
    private final WriterConfig config;
    private final String memberId;
    private final String owner;
    private final Paces paces;
    private final Map<Long, Lane> lanes = new ConcurrentHashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean closed;
    private volatile long roundNanos = System.nanoTime();
    private Thread thread;
    private long tended = System.nanoTime() - TEND.toNanos();

    /** @param memberId unique among those that live */
    public LaneKeeper(Database database, LaneRun run, VendorClock clock, WriterConfig config, String memberId) {
        this.database = database;
        this.run = run;
        this.clock = clock;
        this.config = config;
        this.memberId = memberId;
        this.paces = new Paces(database, config.pacing(), memberId);
        this.owner = memberId + "#" + UUID.randomUUID();
    }

    /** Begins. */
    public void start() {
        thread = Thread.ofVirtual().name("lanes-" + memberId).start(this::loop);
    }

    /** Something new has come. */
    public void wake() {
        wake.release();
    }

    /** The lanes held at present. */
    public Collection<Lane> lanes() {
        return List.copyOf(lanes.values());
    }

    /** See {@link Paces#visit}. */
    PaceVisit visit(long account) throws SQLException {
        return paces.visit(account);
    }

    /** Time since the keeper last began to look after its lanes. Trouble with the database does not keep it from going round. */
    public Duration sinceRound() {
        return Duration.ofNanos(System.nanoTime() - roundNanos);
    }

    /** Ends in order: what is under way is finished and recorded, the lanes are given back. */
    public void stop() {
        closed = true;
        wake.release();
        lanes.values().forEach(Lane::close);
        long until = System.nanoTime() + config.callTimeout().toNanos();
        try {
            thread.join(TEND);
            while (lanes.values().stream().anyMatch(lane -> !lane.isIdle()) && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            giveBackIdle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warnf("lanes are not given back, their leases will end: %s", e.getMessage());
        }
    }

    /** Ends as a crash would: nothing more is begun or renewed, nothing is given back. */
    public void vanish() {
        closed = true;
        lanes.values().forEach(Lane::lost);
        thread.interrupt();
    }

    private void giveBackIdle() throws SQLException {
        database.write(connection -> {
            for (Lane lane : lanes.values()) {
                if (lane.isIdle()) {
                    LeaseTable.release(connection, lane);
                }
            }
            LeaseTable.leave(connection, memberId);
            PaceTable.leave(connection, memberId);
            return null;
        });
    }

    private void loop() {
        while (!closed) {
            roundNanos = System.nanoTime();
            try {
                if (wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
                if (System.nanoTime() - tended >= TEND.toNanos()) {
                    tended = System.nanoTime();
                    tend();
                }
                dispatch();
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("lanes cannot be looked after: %s", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void tend() throws SQLException {
        long leaseUntil = System.nanoTime() + config.lease().toNanos();
        Share share = database.write(connection -> LeaseTable.alive(connection, memberId));
        if (!lanes.isEmpty()) {
            Set<Long> held =
                    database.write(connection -> LeaseTable.renew(connection, lanes.values(), owner, config.lease()));
            lanes.values().forEach(lane -> {
                if (held.contains(lane.claim().scopeId())) {
                    lane.renewed(leaseUntil);
                } else {
                    drop(lane);
                }
            });
            retire(share);
        }
        claim(share, leaseUntil);
        paces.exchange(lanes.values());
    }

    private void drop(Lane lane) {
        LOG.infof("tenant=%s lane belongs to another writer now", lane.scope().tenant());
        lane.lost();
        lanes.remove(lane.claim().scopeId());
    }

    /** Lanes of tenants that are not served any more, and idle ones beyond this member's share. */
    private void retire(Share share) throws SQLException {
        Set<Long> notActive = database.snapshot(connection -> LeaseTable.notActive(connection, lanes.values()));
        int surplus = lanes.size() - share.lanes();
        for (Lane lane : lanes()) {
            boolean out = notActive.contains(lane.claim().scopeId());
            if (out || surplus > 0) {
                lane.close();
                surplus--;
            }
        }
        for (Lane lane : lanes()) {
            if (lane.isClosed() && lane.isIdle()) {
                database.write(connection -> {
                    LeaseTable.release(connection, lane);
                    return null;
                });
                lanes.remove(lane.claim().scopeId());
            }
        }
    }

    private void claim(Share share, long leaseUntil) throws SQLException {
        int room = share.lanes() - lanes.size();
        record Gained(Claimed claimed, Scope scope) {}
        List<Gained> gained = database.write(connection -> {
            List<Gained> all = new ArrayList<>();
            for (Claimed claimed : claimIn(connection, room)) {
                all.add(new Gained(
                        claimed,
                        Scopes.find(connection, claimed.claim().scopeId()).orElseThrow()));
            }
            return all;
        });
        for (Gained one : gained) {
            double start = one.claimed().rate().orElse(config.pacing().startPerSecond());
            Lane lane = new Lane(
                    one.claimed().claim(),
                    one.scope(),
                    paces,
                    new Pacer(config.pacing(), start),
                    config.inFlight(),
                    config.callTimeout(),
                    leaseUntil);
            lanes.put(lane.claim().scopeId(), lane);
            LOG.infof(
                    "tenant=%s lane claimed, epoch=%d",
                    lane.scope().tenant(), lane.claim().epoch());
        }
    }

    private List<Claimed> claimIn(Connection connection, int room) throws SQLException {
        return LeaseTable.claim(
                connection, memberId, owner, lanes.keySet(), room, config.lease(), config.unclearWait());
    }

    private void dispatch() throws SQLException {
        if (lanes.isEmpty() || closed) {
            return;
        }
        Set<Long> due =
                database.snapshot(connection -> LeaseTable.withWork(connection, lanes.values(), clock.instant()));
        for (long id : due) {
            Lane lane = lanes.get(id);
            if (lane != null && lane.isOpen() && !lane.isQuiet() && lane.startRunning()) {
                Thread.ofVirtual().name("lane-" + id).start(() -> work(lane));
            }
        }
    }

    private void work(Lane lane) {
        try {
            run.run(lane);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "tenant=%s lane stops for now", lane.scope().tenant());
            lane.rest("internal", String.valueOf(e.getMessage()));
        } finally {
            lane.stopRunning();
        }
    }
}
