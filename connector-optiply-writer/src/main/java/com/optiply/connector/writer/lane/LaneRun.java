package com.optiply.connector.writer.lane;

import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.ConnectorConfig;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.gate.Gate;
import com.optiply.connector.writer.optiply.Access;
import com.optiply.connector.writer.optiply.AccessOutcome;
import com.optiply.connector.writer.optiply.AccessTokens;
import com.optiply.connector.writer.reconcile.Inputs;
import com.optiply.connector.writer.reconcile.Reconciler;
import com.optiply.connector.writer.reconcile.Reconciler.CallStep;
import com.optiply.connector.writer.reconcile.Reconciler.Step;
import com.optiply.connector.writer.reconcile.Work;
import com.optiply.connector.writer.state.Accounts;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Ledger.Written;
import com.optiply.connector.writer.state.Remarks;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceKey;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Resources;
import com.optiply.connector.writer.state.Revisits;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.ScopeState;
import com.optiply.connector.writer.state.Scopes;
import com.optiply.connector.writer.state.Sql;
import com.optiply.connector.writer.state.Wakes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Works a lane until nothing in it is due. Parents first: products before what refers to them; but of every few rounds one begins with the others, so that a shop
 * whose stock never rests gets its orders too.
 */
@ApplicationScoped
public class LaneRun {

    private static final Logger LOG = Logger.getLogger(LaneRun.class);
    private static final int SMALLEST = 64;
    private static final int LARGEST = 512;
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Database database;
    private final Inputs inputs;
    private final Reconciler reconciler;
    private final KnownIds ids;
    private final WriteTrace trace;
    private final AccessTokens tokens;
    private final VendorClock clock;
    private final WriterConfig config;
    private final String prefix;

    LaneRun(
            Database database,
            Inputs inputs,
            Reconciler reconciler,
            KnownIds ids,
            WriteTrace trace,
            AccessTokens tokens,
            VendorClock clock,
            WriterConfig config,
            ConnectorConfig connector) {
        this.database = database;
        this.inputs = inputs;
        this.reconciler = reconciler;
        this.ids = ids;
        this.trace = trace;
        this.tokens = tokens;
        this.clock = clock;
        this.config = config;
        this.prefix = connector.prefix();
    }

    /** Returns when nothing is due, the lane is closed, or it has to rest. */
    void run(Lane lane) throws InterruptedException {
        try {
            for (int round = 0; lane.isOpen(); round++) {
                if (!refresh(lane)) {
                    return;
                }
                boolean marked = mark(lane);
                if (!round(lane, round) && !marked) {
                    if (round == 0) {
                        lane.foundNothing();
                    }
                    return;
                }
                lane.foundWork();
            }
        } catch (SQLException e) {
            LOG.warnf("tenant=%s lane stops for now: %s", lane.scope().tenant(), e.getMessage());
            lane.rest("database", e.getMessage());
        }
    }

    /** @return whether the lane may go on */
    private boolean refresh(Lane lane) throws SQLException, InterruptedException {
        long id = lane.claim().scopeId();
        if ((!lane.accountKnown() && !learnAccount(lane)) || !ids.learn(lane)) {
            return false;
        }
        Optional<Scope> scope = database.write(connection -> {
            Optional<Scope> found = Scopes.find(connection, id);
            if (found.isPresent() && found.get().state() == ScopeState.ACTIVE) {
                lane.gate(Gate.look(connection, found.get(), prefix, clock.instant()));
            }
            return found;
        });
        scope.ifPresent(lane::scope);
        return scope.filter(found -> found.state() == ScopeState.ACTIVE).isPresent();
    }

    /**
     * A chunk of each between writes, each in a transaction of its own, because they lock rows in other orders: after other settings, or a product that all orders waited for or named,
     * the lane of a large shop goes on writing.
     *
     * @return whether there was anything to mark
     */
    private boolean mark(Lane lane) throws SQLException {
        long id = lane.claim().scopeId();
        int chunk = config.remarkChunk();
        return lane.isOpen()
                && (database.write(connection -> Wakes.advance(connection, id, chunk))
                        | database.write(connection -> Revisits.advance(connection, id, chunk))
                        | database.write(connection -> Remarks.advance(connection, id, chunk, config.unclearWait())));
    }

    /** Ids are put aside when the account is another one: only while nothing is under way. */
    private boolean learnAccount(Lane lane) throws SQLException {
        if (lane.underWay() > 0) {
            return false;
        }
        return switch (tokens.access(lane.scope().tenant())) {
            case AccessOutcome.Denied denied -> {
                lane.rest(denied.cause(), denied.message());
                yield false;
            }
            case AccessOutcome.Granted granted -> arrive(lane, granted.access());
        };
    }

    private boolean arrive(Lane lane, Access access) throws SQLException {
        long id = lane.claim().scopeId();
        if (database.snapshot(connection -> Accounts.isTaken(connection, id, access.account()))) {
            lane.rest(
                    "account-taken", "The same division is still being written to the same account by another tenant");
            return false;
        }
        lane.accountKnown(
                database.write(connection -> Accounts.arrive(connection, id, access.account(), access.coupling())));
        return true;
    }

    /** @return whether there was, or still is, something to do */
    private boolean round(Lane lane, int round) throws SQLException, InterruptedException {
        boolean childrenFirst = Turns.isOfChildren(round) && !hasNewProducts(lane);
        for (ResourceType type : Turns.of(childrenFirst ? round : 0)) {
            if (lane.gate().isOpen(type)) {
                List<Work> works = pick(lane, type);
                if (!works.isEmpty()) {
                    start(lane, works);
                    return true;
                }
            }
        }
        if (lane.underWay() > 0) {
            lane.awaitProgress(MOMENT);
            return true;
        }
        return false;
    }

    private boolean hasNewProducts(Lane lane) throws SQLException {
        return lane.gate().isOpen(ResourceType.PRODUCTS)
                && database.snapshot(connection -> Sql.of(connection, """
                                select exists (select 1 from resource where type = 'products' and scope_id = ?
                                    and due and not_before <= now() and state = 'new')""")
                        .set(lane.claim().scopeId())
                        .list(row -> row.getBoolean(1))
                        .getFirst());
    }

    /** Empty, too, when what was looked at before the round is not so any more, and has to be looked at again. */
    private List<Work> pick(Lane lane, ResourceType type) throws SQLException {
        int batch = Math.clamp((int) lane.pacer().rate(), SMALLEST, LARGEST);
        int limit = batch + lane.underWay();
        long id = lane.claim().scopeId();
        Set<ResourceKey> busy = lane.busy();
        boolean former = lane.hasFormerIds();
        Set<ResourceKey> takenUp = former ? takeUpFormerIds(lane, type, limit, busy) : Set.of();
        return database.snapshot(connection -> {
            Optional<Scope> scope = Scopes.find(connection, id);
            if (scope.isEmpty()
                    || !isAsTheGateSawIt(lane, scope.get())
                    || !KnownIds.mayCreate(connection, lane, type)) {
                return List.<Work>of();
            }
            return inputs.read(
                    connection,
                    scope.get(),
                    type,
                    free(connection, lane, type, limit, busy).stream()
                            .filter(resource ->
                                    !former || resource.optiplyId().isPresent() || takenUp.contains(resource.key()))
                            .limit(batch)
                            .toList());
        });
    }

    /** Other settings may rest on other streams: then the gate has to be looked at first. */
    private static boolean isAsTheGateSawIt(Lane lane, Scope now) {
        return now.state() == ScopeState.ACTIVE
                && now.settings().equals(lane.scope().settings());
    }

    /** @return the resources that have a former id now, or never had one */
    private Set<ResourceKey> takeUpFormerIds(Lane lane, ResourceType type, int limit, Set<ResourceKey> busy)
            throws SQLException {
        long id = lane.claim().scopeId();
        return database.write(connection -> {
            Set<ResourceKey> keys = free(connection, lane, type, limit, busy).stream()
                    .filter(resource -> resource.optiplyId().isEmpty())
                    .map(Resource::key)
                    .collect(Collectors.toSet());
            Accounts.takeUp(
                    connection, id, type, keys.stream().map(ResourceKey::key).toList());
            return keys;
        });
    }

    /** @param busy what was under way before the snapshot began: what ended since is not seen as it is now */
    private List<Resource> free(Connection connection, Lane lane, ResourceType type, int limit, Set<ResourceKey> busy)
            throws SQLException {
        return Resources.due(connection, lane.claim().scopeId(), type, clock.instant(), limit).stream()
                .filter(resource -> !busy.contains(resource.key()))
                .toList();
    }

    /**
     * Calls that could not begin within about a second are left for the next round, which reads what is true by then. Returns while some still wait to begin, so that
     * the next round is read meanwhile and no place at Optiply stays empty.
     */
    private void start(Lane lane, List<Work> works) throws InterruptedException {
        int calls = Math.max(config.inFlight(), (int) lane.pacer().rate());
        List<ResourceKey> recording = new ArrayList<>();
        for (Work work : works) {
            ResourceKey key = work.resource().key();
            if (!lane.isOpen() || !lane.begin(key)) {
                continue;
            }
            try {
                switch (reconciler.prepare(lane, work)) {
                    case Step.Recording step -> {
                        recording.add(key);
                        var unused =
                                step.written().whenComplete((written, trouble) -> ended(lane, key, written, trouble));
                    }
                    case Step.ToCall step -> {
                        if (calls-- > 0) {
                            Thread.startVirtualThread(() -> call(lane, key, step.step()));
                        } else {
                            lane.end(key);
                        }
                    }
                }
            } catch (RuntimeException e) {
                ended(lane, key, null, e);
            }
        }
        while (lane.permits().getQueueLength() > config.inFlight()
                || recording.stream().anyMatch(lane::isUnderWay)) {
            lane.awaitProgress(MOMENT);
        }
    }

    private void call(Lane lane, ResourceKey key, CallStep step) {
        lane.permits().acquireUninterruptibly();
        try {
            if (lane.isOpen()) {
                ended(lane, key, trace.run(lane, key, step), null);
            } else {
                lane.end(key);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended(lane, key, null, e);
        } catch (SQLException | RuntimeException e) {
            ended(lane, key, null, e);
        } finally {
            lane.permits().release();
        }
    }

    private static void ended(Lane lane, ResourceKey key, Written written, Throwable trouble) {
        if (trouble != null) {
            LOG.errorf(
                    trouble,
                    "tenant=%s resource=%s went wrong",
                    lane.scope().tenant(),
                    key.type().path() + "/" + key.key());
            lane.rest("internal", String.valueOf(trouble.getMessage()));
        }
        if (written == Written.LANE_LOST) {
            lane.lost();
        }
        lane.end(key);
    }
}
