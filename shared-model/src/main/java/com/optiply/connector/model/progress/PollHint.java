package com.optiply.connector.model.progress;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.optiply.connector.model.TenantId;
import java.time.Instant;

/** A request to read a stream of a tenant now, budget permitting. Bursts collapse into one read. */
public record PollHint(
        @JsonProperty(required = true) @JsonPropertyDescription("The tenant.")
        TenantId tenantId,

        @JsonProperty(required = true) @JsonPropertyDescription("Name of the stream.")
        String stream,

        @JsonProperty(required = true) @JsonPropertyDescription("Why, in words.")
        String reason,

        @JsonProperty(required = true) @JsonPropertyDescription("When it was asked.")
        Instant asked) {}
