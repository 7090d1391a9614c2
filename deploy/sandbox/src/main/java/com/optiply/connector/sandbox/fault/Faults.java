package com.optiply.connector.sandbox.fault;

import com.optiply.connector.sandbox.http.Call;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** The faults in force, oldest first; the first that fits and strikes wins. Thread-safe. */
public final class Faults {
    private final AtomicLong ids = new AtomicLong();
    private final List<Standing> standing = new CopyOnWriteArrayList<>();
    private final Random dice = new Random(20_261_123L);

    private final InstantSource time;

    /** @param time by which faults end by themselves */
    public Faults(InstantSource time) {
        this.time = time;
    }

    /** Puts a fault in force; the maker gets its new id. */
    public Fault add(LongFunction<Fault> maker) {
        Fault fault = maker.apply(ids.incrementAndGet());
        standing.add(new Standing(fault, new AtomicLong(fault.times().orElse(Long.MAX_VALUE))));
        return fault;
    }

    /** The fault that strikes this request, if any does; this uses up one of its times. */
    public Optional<Fault> strike(Call call, OptionalLong tenant) {
        if (standing.isEmpty()) {
            return Optional.empty();
        }
        Instant now = time.instant();
        for (Standing candidate : standing) {
            if (candidate.fault.fits(call, tenant, now)
                    && dice.nextDouble() < candidate.fault.share()
                    && candidate.left.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }

    /** All faults with the number of times that are left. */
    public List<Left> list() {
        return standing.stream().map(one -> new Left(one.fault, one.left.get())).toList();
    }

    /** Ends one fault; false when there is none with that id. */
    public boolean remove(long id) {
        return standing.removeIf(one -> one.fault.id() == id);
    }

    /** Ends all faults. */
    public void clear() {
        standing.clear();
    }

    /** A fault and how often it may still strike. */
    public record Left(Fault fault, long times) {}

    private record Standing(Fault fault, AtomicLong left) {}
}
