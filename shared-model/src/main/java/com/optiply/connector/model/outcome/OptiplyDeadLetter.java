package com.optiply.connector.model.outcome;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.optiply.connector.model.TenantId;
import java.time.Instant;

/** A resource that could not be written to Optiply after the set number of attempts, or that does not fit into it. */
public record OptiplyDeadLetter(
        @JsonProperty(required = true) @JsonPropertyDescription("The tenant.")
        TenantId tenantId,

        @JsonProperty(required = true) @JsonPropertyDescription("Optiply's resource type.")
        String resourceType,

        @JsonProperty(required = true) @JsonPropertyDescription("The resource's key in Exact's ids.")
        String resourceKey,

        @JsonProperty(required = true) @JsonPropertyDescription("Short name of the cause.")
        String cause,

        @JsonProperty(required = true) @JsonPropertyDescription("What is wrong.")
        String message,

        @JsonProperty(required = true) @JsonPropertyDescription("What the reader can do.")
        String remedy,

        @JsonProperty(required = true) @JsonPropertyDescription("How often it was tried.")
        int attempts,

        @JsonProperty(required = true) @JsonPropertyDescription("When it was given up.")
        Instant at) {}
