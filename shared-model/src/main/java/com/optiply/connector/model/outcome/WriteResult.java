package com.optiply.connector.model.outcome;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.optiply.connector.model.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One write to Optiply and its answer. */
public record WriteResult(
        @JsonProperty(required = true) @JsonPropertyDescription("The tenant.")
        TenantId tenantId,

        @JsonProperty(required = true) @JsonPropertyDescription("Optiply's resource type, for instance products.")
        String resourceType,

        @JsonProperty(required = true) @JsonPropertyDescription("The resource's key in Exact's ids.")
        String resourceKey,

        @JsonPropertyDescription("Optiply's id, once known.")
        String optiplyId,

        @JsonProperty(required = true) @JsonPropertyDescription("POST, PATCH or DELETE.")
        String operation,

        @JsonProperty(required = true) @JsonPropertyDescription("The attributes that were sent.")
        Map<String, Object> attributes,

        @JsonProperty(required = true) @JsonPropertyDescription("Done, refused, unclear or transient.")
        String outcome,

        @JsonPropertyDescription("Status of the answer; absent when there was none.")
        Integer httpStatus,

        @JsonPropertyDescription("What the mapping adjusted, in words; absent when nothing.")
        List<String> notes,

        @JsonProperty(required = true) @JsonPropertyDescription("How long the call took, in milliseconds.")
        long millis,

        @JsonProperty(required = true) @JsonPropertyDescription("When the answer was there.")
        Instant at) {}
