package com.optiply.connector.sandbox.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The vendors' time: real time at first, then whatever it is set to, running at a chosen rate. Thread-safe. */
public final class SandboxClock implements InstantSource {

    /** Where Exact's wall clock hangs (Exact reference §3.5). */
    public static final ZoneId EXACT_ZONE = ZoneId.of("Europe/Amsterdam");

    private final InstantSource real;
    private volatile Setting setting;

    /** A clock that shows real time until it is set. */
    public SandboxClock(InstantSource real) {
        this.real = real;
        this.setting = new Setting(real.instant(), real.instant(), 1.0);
    }

    @Override
    public Instant instant() {
        Setting now = setting;
        long elapsed = Duration.between(now.realStart, real.instant()).toNanos();
        return now.vendorStart.plusNanos((long) (elapsed * now.rate)).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Vendor seconds per real second. */
    public double rate() {
        return setting.rate;
    }

    /** Continues from that vendor instant at that rate; the rate may be 0, which stops the clock. */
    public void set(Instant vendorNow, double rate) {
        if (rate < 0 || Double.isNaN(rate) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("rate must be 0 or more, not " + rate);
        }
        setting = new Setting(vendorNow, real.instant(), rate);
    }

    /** Back to real time. */
    public void reset() {
        set(real.instant(), 1.0);
    }

    /** Real time, for what does not follow the vendors. */
    public Instant realInstant() {
        return real.instant();
    }

    /** What Exact's wall clock shows now, as milliseconds "as if it were UTC" (Exact reference §3.5). */
    public long wallMillis() {
        return wallMillis(instant());
    }

    /** What Exact's wall clock shows at an instant, as milliseconds "as if it were UTC". */
    public static long wallMillis(Instant instant) {
        return LocalDateTime.ofInstant(instant, EXACT_ZONE)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    private record Setting(Instant vendorStart, Instant realStart, double rate) {}
}
