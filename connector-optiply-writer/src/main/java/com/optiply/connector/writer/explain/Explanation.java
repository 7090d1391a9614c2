package com.optiply.connector.writer.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Why Optiply shows what it shows.
 *
 * @param computed     what the rules say now
 * @param acknowledged what Optiply acknowledged last
 * @param intent       a call whose answer is not recorded
 * @param waitsFor     products it waits for or watches
 * @param sources      the rows of Exact it rests on
 */
public record Explanation(
        String tenant,
        String type,
        String key,
        String optiplyId,
        String state,
        boolean due,
        Instant dueSince,
        Instant changesByItselfAt,
        int attempts,
        String cause,
        String message,
        String remedy,
        JsonNode notes,
        Integer lastStatus,
        Instant lastLooked,
        List<String> gateMissing,
        JsonNode computed,
        JsonNode acknowledged,
        JsonNode intent,
        List<String> waitsFor,
        List<Source> sources) {

    public Explanation {
        gateMissing = List.copyOf(gateMissing);
        waitsFor = List.copyOf(waitsFor);
        sources = List.copyOf(sources);
    }

    /** A row of Exact, its version and the event it came with. */
    public record Source(
            String kind, UUID id, String version, UUID eventId, boolean deleted, Instant arrived, JsonNode content) {}
}
