package com.optiply.connector.poller.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls that Exact's stand-in has got, collected while they come, because it keeps only the newest. Times are vendor time. */
final class Calls {

    private static final String STOCK = "/sync/Inventory/StockPositions";

    /** @param compares whether it is part of a comparison */
    private record Seen(Instant at, String path, boolean compares) {}

    private final Map<Integer, List<Seen>> byDivision = new TreeMap<>();
    private final SandboxAdmin sandbox;
    private long last;

    Calls(SandboxAdmin sandbox) {
        this.sandbox = sandbox;
    }

    /** Takes over what has come since. */
    void collect() {
        for (JsonNode call : sandbox.requests("face=exact&path=/api/v1/[0-9]*/.*&limit=20000&after=" + last)) {
            last = call.path("seq").asLong();
            String path = call.path("path").asText();
            byDivision
                    .computeIfAbsent(Integer.valueOf(path.split("/")[3]), division -> new ArrayList<>())
                    .add(new Seen(
                            Instant.parse(call.path("vendorAt").asText()),
                            path,
                            call.path("query").asText().matches(".*select=ID,Timestamp(,LineNumber)?(&.*)?")));
        }
    }

    /** Calls of a company from one moment to another, comparisons left out. */
    int of(int division, Instant from, Instant to) {
        return (int) byDivision.getOrDefault(division, List.of()).stream()
                .filter(call -> !call.compares()
                        && !call.at().isBefore(from)
                        && call.at().isBefore(to))
                .count();
    }

    /** Times between two reads of stock of a company, of which the later one lies between these moments. */
    List<Duration> stockGaps(int division, Instant from, Instant to) {
        List<Instant> reads = byDivision.getOrDefault(division, List.of()).stream()
                .filter(call -> call.path().endsWith(STOCK) && !call.compares())
                .map(Seen::at)
                .toList();
        List<Duration> gaps = new ArrayList<>();
        for (int at = 1; at < reads.size(); at++) {
            if (!reads.get(at).isBefore(from) && reads.get(at).isBefore(to)) {
                gaps.add(Duration.between(reads.get(at - 1), reads.get(at)));
            }
        }
        return gaps;
    }
}
