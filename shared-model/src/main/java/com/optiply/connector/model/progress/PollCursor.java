package com.optiply.connector.model.progress;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.optiply.connector.model.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How far one stream of a tenant has been read. It is written in the same transaction as the events of the page, so that the two never part. */
public record PollCursor(
        @JsonProperty(required = true) @JsonPropertyDescription("The tenant.")
        TenantId tenantId,

        @JsonProperty(required = true) @JsonPropertyDescription("The incarnation of the tenant the cursor belongs to.")
        UUID incarnation,

        @JsonProperty(required = true) @JsonPropertyDescription("The Exact company the cursor belongs to.")
        int division,

        @JsonProperty(required = true) @JsonPropertyDescription("Name of the stream.")
        String stream,

        @JsonProperty(required = true)
        @JsonPropertyDescription("Path the stream is read from; another path is another cursor.")
        String sourcePath,

        @JsonProperty(required = true) @JsonPropertyDescription("Epoch of the versions.")
        int epoch,

        @JsonProperty(required = true)
        @JsonPropertyDescription(
                "Highest row version read, or the time of the last complete read in milliseconds for sources without one.")
        long position,

        @JsonProperty(required = true) @JsonPropertyDescription("Number of the last resync obeyed.")
        int resync,

        @JsonProperty(required = true) @JsonPropertyDescription("Rows read since the cursor was made.")
        long rows,

        @JsonProperty(required = true) @JsonPropertyDescription("Whether the first load has been read to its end.")
        boolean firstLoadComplete,

        @JsonProperty(required = true)
        @JsonPropertyDescription(
                "By topic (without prefix) the offset of the last record of the first load, -1 where it had none; a reader beyond it has seen the whole first load.")
        Map<String, Long> firstLoadOffsets,

        @JsonProperty(required = true)
        @JsonPropertyDescription("Ids and versions of the last page, against which an overlapping re-read is compared.")
        List<SeenRow> lastPage,

        @JsonPropertyDescription("Where a first load of a paged source goes on, as the source gave it.")
        String continuation,

        @JsonProperty(required = true) @JsonPropertyDescription("When this position was reached.")
        Instant updated) {

    /**
     * A note of the poller's beside a stream's cursor, of the same source and epoch: how it last compared the stream, or what it holds back.
     *
     * @param suffix what the note's stream has behind the name of this one, such as {@code .comparison}
     */
    public PollCursor beside(String suffix, long noted, long counted, Instant now) {
        return new PollCursor(
                tenantId,
                incarnation,
                division,
                stream + suffix,
                sourcePath,
                epoch,
                noted,
                0,
                counted,
                true,
                Map.of(),
                List.of(),
                null,
                now);
    }
}
