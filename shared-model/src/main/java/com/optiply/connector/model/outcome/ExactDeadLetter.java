package com.optiply.connector.model.outcome;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.optiply.connector.model.TenantId;
import java.time.Instant;

/** A row of Exact that could not be read. The rest of its page went on. */
public record ExactDeadLetter(
        @JsonProperty(required = true) @JsonPropertyDescription("The tenant.")
        TenantId tenantId,

        @JsonProperty(required = true) @JsonPropertyDescription("Name of the stream.")
        String stream,

        @JsonProperty(required = true) @JsonPropertyDescription("Path that was read.")
        String source,

        @JsonProperty(required = true) @JsonPropertyDescription("Short name of the cause.")
        String reason,

        @JsonProperty(required = true) @JsonPropertyDescription("What is wrong.")
        String message,

        @JsonProperty(required = true) @JsonPropertyDescription("The row as Exact sent it, cut at 64 KiB.")
        String raw,

        @JsonProperty(required = true) @JsonPropertyDescription("When it was read.")
        Instant at) {}
