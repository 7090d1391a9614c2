package com.optiply.connector.writer.lane;

import com.optiply.connector.writer.gate.Gate;
import com.optiply.connector.writer.pacing.Pacer;
import com.optiply.connector.writer.reconcile.Evidence;
import com.optiply.connector.writer.reconcile.Mandate;
import com.optiply.connector.writer.state.LaneClaim;
import com.optiply.connector.writer.state.ResourceKey;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A lane that this replica holds: its claim, its pace, and what is under way in it. */
public final class Lane implements Mandate {

    /** What keeps the whole lane from writing. */
    public record Trouble(String cause, String message, long sinceNanos) {}

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    /**
     * Resources on their way for each call that may be under way: while one is at Optiply, another's intent is being recorded, or the answer of a third. Not more: what
     * was begun and never answered has to be looked for after a crash.
     */
    private static final int PER_PLACE = 2;

    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final Duration FIRST_QUIET = Duration.ofMillis(250);
    private static final Duration LONGEST_QUIET = Duration.ofSeconds(1);

    private final LaneClaim claim;
    private final Paces paces;
    private final double startRate;
    private final Pacer alone;
    private final Duration callTimeout;
    private final Semaphore places;
    private final Semaphore permits;
    private final Evidence evidence = new Evidence();
    private final Semaphore progress = new Semaphore(0);
    private final Set<ResourceKey> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long leaseUntil;
    private volatile boolean closed;
    private volatile Scope scope;
    private volatile Gate gate = new Gate(Map.of());
    private volatile Optional<Trouble> trouble = Optional.empty();
    private volatile boolean answered;
    private volatile long restUntil = System.nanoTime();
    private volatile Duration rest = FIRST_REST;
    private volatile Duration quiet = Duration.ZERO;
    private volatile long quietUntil;
    private volatile boolean accountKnown;
    private volatile boolean formerIds;
    private final Set<ResourceType> formerIdsRead = ConcurrentHashMap.newKeySet();
    private final Set<ResourceType> idsSeen = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * @param alone      the pace while the account is not known
     * @param leaseUntil on this JVM's {@link System#nanoTime()}, counted from before the claim was asked for
     */
    Lane(LaneClaim claim, Scope scope, Paces paces, Pacer alone, int inFlight, Duration callTimeout, long leaseUntil) {
        this.claim = claim;
        this.scope = scope;
        this.paces = paces;
        this.alone = alone;
        this.startRate = alone.rate();
        this.places = new Semaphore(inFlight, true);
        this.permits = new Semaphore(inFlight * PER_PLACE, true);
        this.callTimeout = callTimeout;
        this.leaseUntil = leaseUntil;
    }

    @Override
    public LaneClaim claim() {
        return claim;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Pacer pacer() {
        OptionalLong account = scope.account();
        return account.isPresent() ? paces.of(account.getAsLong(), startRate) : alone;
    }

    @Override
    public Evidence evidence() {
        return evidence;
    }

    @Override
    public void takePlace() throws InterruptedException {
        places.acquire();
    }

    @Override
    public void leavePlace() {
        places.release();
    }

    @Override
    public boolean mayCall() {
        return !closed && leaseUntil - System.nanoTime() > callTimeout.toNanos();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        var unused = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void rest(String cause, String message) {
        long now = System.nanoTime();
        accountKnown = false;
        answered = false;
        if (now >= restUntil) {
            restUntil = now + rest.toNanos();
            rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
        }
        trouble = Optional.of(
                new Trouble(cause, message, trouble.map(Trouble::sinceNanos).orElse(now)));
    }

    @Override
    public void wellAgain() {
        trouble = Optional.empty();
        rest = FIRST_REST;
        answered = true;
    }

    /** What keeps it from writing at present. */
    public Optional<Trouble> trouble() {
        return trouble;
    }

    /** What this owner knows of it: the cause of trouble, empty when its last call was answered, absent while it has made none. */
    Optional<String> finding() {
        return trouble.map(Trouble::cause).or(() -> answered ? Optional.of("") : Optional.empty());
    }

    public Gate gate() {
        return gate;
    }

    boolean isOpen() {
        return System.nanoTime() >= restUntil && mayCall();
    }

    /** Something is due and nothing could be done about it, because what has to be read first has not been: it is looked at again more and more rarely. */
    void foundNothing() {
        quiet = quiet.isZero() ? FIRST_QUIET : quiet.multipliedBy(2);
        if (quiet.compareTo(LONGEST_QUIET) > 0) {
            quiet = LONGEST_QUIET;
        }
        quietUntil = System.nanoTime() + quiet.toNanos();
    }

    /** Something was done. */
    void foundWork() {
        quiet = Duration.ZERO;
    }

    boolean isQuiet() {
        return !quiet.isZero() && System.nanoTime() < quietUntil;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isIdle() {
        return underWay.isEmpty() && !running.get();
    }

    void renewed(long until) {
        leaseUntil = until;
    }

    /** Nothing new is begun, no call either: what waited for its turn is recorded as not done. */
    void close() {
        closed = true;
        closing.countDown();
        progress.release();
    }

    /** Somebody else has it: what is under way is not recorded any more. */
    void lost() {
        leaseUntil = System.nanoTime();
        close();
    }

    boolean startRunning() {
        return running.compareAndSet(false, true);
    }

    void stopRunning() {
        running.set(false);
    }

    void scope(Scope now) {
        this.scope = now;
    }

    void gate(Gate now) {
        this.gate = now;
    }

    boolean accountKnown() {
        return accountKnown;
    }

    void accountKnown(boolean withFormerIds) {
        this.accountKnown = true;
        this.formerIds = withFormerIds;
    }

    void formerIdsRead(ResourceType type) {
        this.formerIds = true;
        formerIdsRead.add(type);
        idsSeen.remove(type);
    }

    boolean hasFormerIdsRead(ResourceType type) {
        return formerIdsRead.contains(type);
    }

    /** Whether resources of this type had ids once. */
    boolean hasSeenIds(ResourceType type) {
        return idsSeen.contains(type);
    }

    void seesIds(ResourceType type) {
        idsSeen.add(type);
    }

    boolean hasFormerIds() {
        return formerIds;
    }

    int underWay() {
        return underWay.size();
    }

    /** @return whether it was not under way */
    boolean begin(ResourceKey key) {
        return underWay.add(key);
    }

    /** What is under way at this moment. */
    Set<ResourceKey> busy() {
        return Set.copyOf(underWay);
    }

    boolean isUnderWay(ResourceKey key) {
        return underWay.contains(key);
    }

    void end(ResourceKey key) {
        underWay.remove(key);
        progress.release();
    }

    /** Of resources that are on their way to Optiply or being recorded. */
    Semaphore permits() {
        return permits;
    }

    /** Waits until something that was under way has ended, at most this long. */
    void awaitProgress(Duration most) throws InterruptedException {
        if (progress.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            progress.drainPermits();
        }
    }
}
