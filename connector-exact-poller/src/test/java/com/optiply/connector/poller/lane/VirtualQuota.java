package com.optiply.connector.poller.lane;

import com.optiply.connector.poller.budget.RateHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Exact's own count of a company's calls, ours and those of other programs, as its headers tell it (Exact reference, section 2.2). */
final class VirtualQuota {

    private static final int PER_MINUTE = 60;
    private static final int PER_DAY = 5_000;

    private final ToIntFunction<Instant> others;
    private Instant minute = Instant.MIN;
    private int ofMinute;
    private int ofDay;
    private int refused;

    /** @param others calls that other programs make at the beginning of a minute */
    VirtualQuota(ToIntFunction<Instant> others) {
        this.others = others;
    }

    /** Calls answered with 429. */
    int refused() {
        return refused;
    }

    /** @return the headers when the call is answered; those of a 429 otherwise */
    Answer call(Instant now) {
        turn(now.truncatedTo(ChronoUnit.MINUTES));
        if (ofDay >= PER_DAY) {
            refused++;
            return new Answer(false, headers(Map.of("", family(PER_DAY, 0, ChronoUnit.DAYS))));
        }
        if (ofMinute >= PER_MINUTE) {
            refused++;
            return new Answer(false, headers(Map.of("Minutely-", family(PER_MINUTE, 0, ChronoUnit.MINUTES))));
        }
        ofMinute++;
        ofDay++;
        return new Answer(
                true,
                headers(Map.of(
                        "Minutely-", family(PER_MINUTE, PER_MINUTE - ofMinute, ChronoUnit.MINUTES),
                        "", family(PER_DAY, PER_DAY - ofDay, ChronoUnit.DAYS))));
    }

    record Answer(boolean accepted, RateHeaders headers) {}

    private record Family(int limit, int left, long reset) {}

    private void turn(Instant now) {
        while (minute.isBefore(now)) {
            Instant next = minute.equals(Instant.MIN) ? now : minute.plusSeconds(60);
            if (minute.equals(Instant.MIN)
                    || !next.truncatedTo(ChronoUnit.DAYS).equals(minute.truncatedTo(ChronoUnit.DAYS))) {
                ofDay = 0;
            }
            minute = next;
            ofMinute = Math.min(Math.min(PER_MINUTE, PER_DAY - ofDay), others.applyAsInt(minute));
            ofDay += ofMinute;
        }
    }

    private Family family(int limit, int left, ChronoUnit unit) {
        return new Family(limit, left, minute.truncatedTo(unit).plus(1, unit).toEpochMilli());
    }

    private static RateHeaders headers(Map<String, Family> families) {
        Map<String, String> headers = new HashMap<>();
        families.forEach((name, family) -> {
            headers.put("X-RateLimit-" + name + "Limit", Integer.toString(family.limit()));
            headers.put("X-RateLimit-" + name + "Remaining", Integer.toString(family.left()));
            headers.put("X-RateLimit-" + name + "Reset", Long.toString(family.reset()));
        });
        return RateHeaders.of(name -> Optional.ofNullable(headers.get(name)));
    }
}
