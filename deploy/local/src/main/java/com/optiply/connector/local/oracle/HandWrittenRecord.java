package com.optiply.connector.local.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * A record of Optiply as a person wrote it down.
 *
 * @param kind     what sort of record
 * @param alias    its key as written, with aliases
 * @param settings names of the settings for which it holds
 * @param today    what holds at the moment of the cases
 * @param tomorrow what holds the day after; the same unless time alone changes it
 */
public record HandWrittenRecord(Kind kind, String alias, List<String> settings, Written today, Written tomorrow) {

    static HandWrittenRecord of(JsonNode json) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(candidate -> candidate.type().equals(json.path("kind").asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown kind: " + json));
        List<String> settings = new ArrayList<>();
        json.path("in").forEach(name -> settings.add(name.asText()));
        return new HandWrittenRecord(
                kind,
                json.path("key").asText(),
                List.copyOf(settings),
                Written.of(json.path("is")),
                Written.of(json.path(json.has("tomorrow") ? "tomorrow" : "is")));
    }

    /** @return what is not as written, empty when all is well */
    List<String> differences(boolean dayAfter, Picture actual) {
        SortedMap<String, String> there = actual.of(kind).get(Alias.resolve(alias));
        return switch (dayAfter ? tomorrow : today) {
            case Written.Absent absent when there == null -> List.of();
            case Written.Absent absent -> List.of(kind.type() + " " + alias + " must not be there: " + there);
            case Written.Present present ->
                Difference.compare(kind, alias, present.attributes(), there).stream()
                        .map(Difference::toString)
                        .toList();
        };
    }
}
