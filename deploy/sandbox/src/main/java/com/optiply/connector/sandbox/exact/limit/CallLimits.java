package com.optiply.connector.sandbox.exact.limit;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** 60 calls per clock minute and 5,000 per UTC day, per app and division (Exact reference §2.1, §2.2). Thread-safe. */
public final class CallLimits {
    private static final long MINUTE = 60;
    private static final long DAY = 86_400;

    private final SandboxClock clock;
    private final Switches switches;
    private final Map<String, Usage> usages = new ConcurrentHashMap<>();

    public CallLimits(SandboxClock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    /** Counts a call, or refuses it. */
    public Verdict count(String clientId, int division) {
        Usage usage = usages.computeIfAbsent(clientId + " " + division, key -> new Usage());
        Instant now = clock.instant();
        synchronized (usage) {
            usage.roll(now);
            Window minute = new Window(
                    "Minutely-", switches.number(Switch.MINUTE_LIMIT), usage.minuteCalls, (usage.minute + 1) * MINUTE);
            Window day = new Window("", switches.number(Switch.DAY_LIMIT), usage.dayCalls, (usage.day + 1) * DAY);
            if (day.full()) {
                return refusal(day, now);
            }
            if (minute.full()) {
                return refusal(minute, now);
            }
            usage.minuteCalls++;
            usage.dayCalls++;
            Map<String, String> headers = new TreeMap<>(day.oneMore().headers());
            headers.putAll(minute.oneMore().headers());
            return new Verdict(true, headers);
        }
    }

    /** Forgets all calls. */
    public void clear() {
        usages.clear();
    }

    /** Only the family that was exceeded is sent (Exact reference §2.2). */
    private Verdict refusal(Window window, Instant now) {
        Map<String, String> headers = new TreeMap<>(window.headers());
        if (switches.on(Switch.RETRY_AFTER)) {
            headers.put("Retry-After", String.valueOf(Math.max(1, window.reset - now.getEpochSecond())));
        }
        return new Verdict(false, headers);
    }

    /** Whether the call may go on, and the headers of its answer. */
    public record Verdict(boolean allowed, Map<String, String> headers) {}

    private record Window(String family, int limit, int used, long reset) {
        boolean full() {
            return used >= limit;
        }

        Window oneMore() {
            return new Window(family, limit, used + 1, reset);
        }

        Map<String, String> headers() {
            String prefix = "X-RateLimit-" + family;
            return Map.of(
                    prefix + "Limit", String.valueOf(limit),
                    prefix + "Remaining", String.valueOf(Math.max(0, limit - used)),
                    prefix + "Reset", String.valueOf(reset * 1000));
        }
    }

    private static final class Usage {
        private long minute;
        private int minuteCalls;
        private long day;
        private int dayCalls;

        private void roll(Instant now) {
            long thisMinute = Math.floorDiv(now.getEpochSecond(), MINUTE);
            long thisDay = Math.floorDiv(now.getEpochSecond(), DAY);
            if (thisMinute != minute) {
                minute = thisMinute;
                minuteCalls = 0;
            }
            if (thisDay != day) {
                day = thisDay;
                dayCalls = 0;
            }
        }
    }
}
