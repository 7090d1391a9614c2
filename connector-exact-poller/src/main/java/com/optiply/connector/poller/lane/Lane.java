package com.optiply.connector.poller.lane;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.tenant.TenantState;
import com.optiply.connector.poller.access.TenantAccess;
import com.optiply.connector.poller.budget.GrowingWait;
import com.optiply.connector.poller.exact.Call;
import com.optiply.connector.poller.exact.CallOutcome;
import com.optiply.connector.poller.exact.ExactSession;
import com.optiply.connector.poller.exact.Failure;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * All work of one tenant, on one virtual thread, one page at a time. {@link #adopt}, {@link #hint} and {@link #stop} may be called from anywhere; everything
 * else happens on the lane's own thread.
 */
public final class Lane implements Runnable {

    private static final Logger LOG = Logger.getLogger(Lane.class);

    /** The sandbox's clock may jump, so nobody sleeps longer than this, in real time. */
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(500);

    /** While Exact is closed at night. */
    private static final Duration BETWEEN_PROBES = Duration.ofMinutes(5);

    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(2);

    /** Only the sandbox's clock goes back as far as this; what was planned for a later time is due again. */
    private static final Duration CLOCK_SET_BACK = Duration.ofMinutes(1);

    private final LaneParts parts;
    private final ExactSession session;
    private final TenantAccess access;
    private final StreamTasks tasks;
    private final Comparisons comparisons;
    private final Outlook outlook;
    private final LaneStatus status;
    private final Interruptible calls = new Interruptible();
    private final Semaphore wake = new Semaphore(0);
    private final Set<Stream> hints = ConcurrentHashMap.newKeySet();
    private final GrowingWait outage = new GrowingWait();
    private final GrowingWait surprises = new GrowingWait();
    /** Bytes of {@link PageMemory} that the newest page has. */
    private int memory;

    private Instant notBefore = Instant.MIN;
    private Instant lastLook = Instant.MIN.plus(CLOCK_SET_BACK);
    private Tenant tenant;
    private volatile Tenant wanted;
    private volatile boolean stopped;

    public Lane(TenantId id, Tenant wanted, LaneParts parts) {
        this.parts = parts;
        this.wanted = wanted;
        LaneServices services = parts.services();
        this.access = new TenantAccess(id, services.access(), services.clock());
        this.tasks = new StreamTasks(parts, this::call);
        this.session = new ExactSession(
                services.client(),
                services.gates(),
                access,
                services.metrics(),
                new ErrorNote(parts, () -> tenant, tasks::epoch));
        this.comparisons = new Comparisons(parts, this::call);
        this.outlook = new Outlook(tasks, session, services.config().calls().perDay());
        this.status = new LaneStatus(services.status(), outlook, new DeletionDoubt(parts.cursors()));
    }

    /** The tenant's record has changed. */
    public void adopt(Tenant newer) {
        wanted = newer;
        wake.release();
    }

    /** Somebody knows of a change in this stream: it is read at once, if the budget allows. */
    public void hint(Stream stream) {
        hints.add(stream);
        wake.release();
    }

    /** Ends the lane: a call is cut short, a transaction that has begun is finished, nothing is published after it. */
    public void stop() {
        stopped = true;
        calls.close();
        wake.release();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                try {
                    round();
                    surprises.succeeded();
                } catch (RuntimeException e) {
                    LOG.errorf(e, "tenant=%s failed unexpectedly, goes on", wanted.tenantId());
                    rest(surprises.failed());
                } finally {
                    giveBackMemory();
                }
            }
        } catch (InterruptedException e) {
            LOG.debugf("tenant=%s lane cut short", wanted.tenantId());
        } finally {
            comparisons.drop();
            if (tenant != null) {
                status.handOver(tenant);
            }
        }
    }

    private void round() throws InterruptedException {
        takeOver();
        Instant now = parts.clock().instant();
        if (tenant.state() == TenantState.PAUSED || notBefore.isAfter(now)) {
            sleep(LONGEST_SLEEP);
            return;
        }
        Optional<StreamTask> next = Planner.next(tasks.all(), now);
        if (next.isPresent()) {
            step(next.get(), now);
        } else if (!compared(now)) {
            sleep(untilWakeUp(now));
        }
    }

    private void takeOver() {
        Tenant newest = wanted;
        Instant now = parts.clock().instant();
        if (now.isBefore(lastLook.minus(CLOCK_SET_BACK))) {
            notBefore = Instant.MIN;
            tasks.all().forEach(StreamTask::atOnce);
        }
        lastLook = now;
        if (newest != tenant) {
            if (tenant != null && tenant.division() != newest.division()) {
                access.forget();
            }
            comparisons.drop();
            Set<Stream> ended = tasks.adopt(Optional.ofNullable(tenant), newest, now);
            tenant = newest;
            notBefore = Instant.MIN;
            ended.forEach(stream -> status.forget(tenant, stream));
            outlook.look(now);
            tasks.all().forEach(task -> status.report(tenant, task, now));
            LOG.infof(
                    "tenant=%s division=%d state=%s revision=%d streams=%d",
                    tenant.tenantId(),
                    tenant.division(),
                    tenant.state(),
                    tenant.revision(),
                    tasks.all().size());
        }
        for (Stream stream : Set.copyOf(hints)) {
            hints.remove(stream);
            tasks.of(stream).ifPresent(StreamTask::hinted);
        }
    }

    /** @return whether there was something to compare */
    private boolean compared(Instant now) throws InterruptedException {
        Optional<Step> step;
        try {
            step = comparisons.step(tenant, tasks, now);
        } catch (RuntimeException e) {
            LOG.errorf(e, "tenant=%s comparison failed", tenant.tenantId());
            comparisons.failed(e, now);
            return false;
        }
        if (step.isPresent() && step.get() instanceof Step.Lost lost) {
            lost(lost);
        }
        return step.filter(Step.Read.class::isInstance).isPresent();
    }

    private void lost(Step.Lost lost) {
        LOG.warnf("tenant=%s partition lost: %s", tenant.tenantId(), lost.reason());
        stopped = true;
        parts.lost().accept(lost.reason());
    }

    private void step(StreamTask task, Instant now) throws InterruptedException {
        task.pageBegins(now);
        Reading reading = new Reading(tenant, task.stream(), task.cursor(), now, tasks.topics(tenant));
        Step step;
        try {
            step = StepTrace.step(task.reader(), reading);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "tenant=%s stream=%s failed unexpectedly",
                    tenant.tenantId(),
                    task.stream().label());
            task.reader().drop();
            step = new Step.Failed(LaneFailures.internal(e), task.cursor());
        }
        Instant after = parts.clock().instant();
        boolean shortBefore = outlook.problem().isPresent();
        task.stretch(outlook.look(after));
        switch (step) {
            case Step.Read read -> read(task, read, after);
            case Step.Denied denied -> task.denied(denied, after);
            case Step.Failed failed -> failed(task, failed, after);
            case Step.Lost lost -> {
                lost(lost);
                return;
            }
        }
        status.report(tenant, task, after);
        if (outlook.problem().isPresent() != shortBefore && task.stream() != Stream.DIVISION) {
            tasks.of(Stream.DIVISION).ifPresent(company -> status.report(tenant, company, after));
        }
    }

    private void read(StreamTask task, Step.Read read, Instant now) {
        boolean wasLoading = task.isLoading();
        task.read(read, now);
        parts.cursors().put(read.cursor());
        outage.succeeded();
        if (task.stream() == Stream.ITEMS && read.changes() > 0 && !wasLoading) {
            // A bill of materials of the assembly kind tells its changes by nothing else (Exact reference, section
            // 4.6).
            tasks.all().stream()
                    .filter(other -> other.stream().absenceIsDeletion())
                    .forEach(StreamTask::sourceChanged);
        }
        if (wasLoading && !task.isLoading()) {
            LOG.infof(
                    "tenant=%s stream=%s first load complete, rows=%d",
                    tenant.tenantId(), task.stream().label(), read.cursor().rows());
        }
        if (read.cursor().epoch() > tasks.epoch()) {
            LOG.warnf(
                    "tenant=%s division=%d was moved: every stream begins anew, epoch=%d",
                    tenant.tenantId(), tenant.division(), read.cursor().epoch());
            tasks.raiseEpoch(tenant, read.cursor().epoch(), now);
        }
    }

    private void failed(StreamTask task, Step.Failed failed, Instant now) {
        Failure failure = parts.maintenance(now) ? LaneFailures.inMaintenance(failed.failure()) : failed.failure();
        task.failed(new Step.Failed(failure, failed.cursor()), now);
        parts.cursors().put(failed.cursor());
        parts.metrics().failed(task.stream(), failure.code());
        LOG.infof(
                "tenant=%s stream=%s code=%s %s",
                tenant.tenantId(), task.stream().label(), failure.code(), failure.message());
        switch (failure.kind()) {
            // One stream may have a trouble of its own; from the second failure in a row on, the whole lane holds back.
            case TRANSIENT -> {
                Duration wait = outage.failed();
                notBefore = outage.failures() > 1 ? now.plus(wait) : notBefore;
                if (failure.code().equals(LaneFailures.MAINTENANCE)) {
                    notBefore = now.plus(BETWEEN_PROBES);
                }
            }
            case TENANT, CONSENT -> notBefore = task.notBefore();
            case MISSING, REFUSED -> {}
        }
        if (task.isCertainlyMissing()) {
            PollCursor nothing = StreamTasks.nothingThere(task.cursor(), now);
            if (parts.publisher().publish(List.of(), offsets -> nothing)
                    instanceof PublishOutcome.Committed(PollCursor written)) {
                task.nothingThere(written);
                parts.cursors().put(written);
            }
        }
    }

    private CallOutcome call(Call call, int division) throws InterruptedException {
        CallOutcome outcome = interruptibly(call, division);
        session.noteErrors();
        return outcome;
    }

    private CallOutcome interruptibly(Call call, int division) throws InterruptedException {
        calls.enter();
        try {
            // Whoever kept one page while waiting for room for the next could wait for others that do the same.
            giveBackMemory();
            CallOutcome outcome = session.get(call, division);
            if (outcome instanceof CallOutcome.Body(byte[] bytes)) {
                memory = parts.services().memory().take(bytes.length);
            }
            return outcome;
        } finally {
            calls.leave();
        }
    }

    private void giveBackMemory() {
        parts.services().memory().giveBack(memory);
        memory = 0;
    }

    private Duration untilWakeUp(Instant now) {
        return Planner.wakeUp(tasks.all())
                .filter(then -> Duration.between(now, then).compareTo(Duration.ofDays(1)) < 0)
                .map(then -> parts.clock().toReal(Duration.between(now, then)))
                .orElse(LONGEST_SLEEP);
    }

    private void sleep(Duration wished) throws InterruptedException {
        Duration real = wished.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : wished;
        rest(real.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : real);
    }

    /** In real time; whatever the lane is told ends it. */
    private void rest(Duration real) throws InterruptedException {
        giveBackMemory();
        if (wake.tryAcquire(real.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }
}
