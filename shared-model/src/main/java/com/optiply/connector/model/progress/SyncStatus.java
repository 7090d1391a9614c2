package com.optiply.connector.model.progress;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import com.optiply.connector.model.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** How one stream of a tenant fares in one direction. */
public record SyncStatus(
        @JsonProperty(required = true) @JsonPropertyDescription("The tenant.")
        TenantId tenantId,

        @JsonProperty(required = true) @JsonPropertyDescription("The incarnation of the tenant.")
        UUID incarnation,

        @JsonProperty(required = true) @JsonPropertyDescription("Exact (reading) or optiply (writing).")
        Direction direction,

        @JsonProperty(required = true)
        @JsonPropertyDescription("Name of the stream, or of the resource type when writing.")
        String stream,

        @JsonProperty(required = true)
        @JsonPropertyDescription("State in a word: loading, live, waiting, paused, blocked or failing.")
        String state,

        @JsonProperty(required = true) @JsonPropertyDescription("When this was true.")
        Instant updated,

        @JsonPropertyDescription("When the stream was last read or written without error.")
        Instant lastSuccess,

        @JsonPropertyDescription("When the stream last brought a change.")
        Instant lastChange,

        @JsonPropertyDescription("Age of the newest complete picture, in seconds.")
        Long freshnessSeconds,

        @JsonPropertyDescription("Rows read, or resources in step with Exact.")
        Long rows,

        @JsonPropertyDescription("Resources waiting to be written.")
        Long waiting,

        @JsonPropertyDescription("Resources that cannot be written as they are.")
        Long failed,

        @JsonPropertyDescription("Calls of the day that are left.")
        Integer callsLeftToday,

        @JsonPropertyDescription(
                "Calls that following all streams of the tenant at their intervals takes until midnight UTC.")
        Integer callsForecast,

        @JsonPropertyDescription(
                "Epoch of the row versions that the problem names; it rises when Exact numbers the company's rows anew. Absent when writing.")
        Integer epoch,

        @JsonPropertyDescription("What is wrong; absent when nothing is.")
        Problem problem) {

    /** What a stream's name has behind it where its comparison with Exact is told of, which is made once a week. */
    public static final String COMPARISON = ".comparison";

    /** Whether it tells of a comparison, which says nothing about the stream's freshness. */
    public boolean tellsOfComparison() {
        return stream.endsWith(COMPARISON);
    }

    /** Without an epoch. */
    public SyncStatus(
            TenantId tenantId,
            UUID incarnation,
            Direction direction,
            String stream,
            String state,
            Instant updated,
            Instant lastSuccess,
            Instant lastChange,
            Long freshnessSeconds,
            Long rows,
            Long waiting,
            Long failed,
            Integer callsLeftToday,
            Integer callsForecast,
            Problem problem) {
        this(
                tenantId,
                incarnation,
                direction,
                stream,
                state,
                updated,
                lastSuccess,
                lastChange,
                freshnessSeconds,
                rows,
                waiting,
                failed,
                callsLeftToday,
                callsForecast,
                null,
                problem);
    }

    /** Without a forecast of calls and without an epoch. */
    public SyncStatus(
            TenantId tenantId,
            UUID incarnation,
            Direction direction,
            String stream,
            String state,
            Instant updated,
            Instant lastSuccess,
            Instant lastChange,
            Long freshnessSeconds,
            Long rows,
            Long waiting,
            Long failed,
            Integer callsLeftToday,
            Problem problem) {
        this(
                tenantId,
                incarnation,
                direction,
                stream,
                state,
                updated,
                lastSuccess,
                lastChange,
                freshnessSeconds,
                rows,
                waiting,
                failed,
                callsLeftToday,
                null,
                null,
                problem);
    }

    /** Which side of Kafka the stream is on. */
    public enum Direction {
        EXACT,
        OPTIPLY;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
