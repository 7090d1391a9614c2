package com.optiply.connector.model.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.optiply.connector.model.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The settings of a tenant and the desired state of its streams. Readers keep the record with the highest revision and act on the difference; it carries no secret. */
public record Tenant(
        @JsonProperty(required = true) @JsonPropertyDescription("The tenant.")
        TenantId tenantId,

        @JsonProperty(required = true)
        @JsonPropertyDescription("Changes when a tenant id is off-boarded and used again.")
        UUID incarnation,

        @JsonProperty(required = true)
        @JsonPropertyDescription("Rises with every publication; readers ignore lower ones.")
        long revision,

        @JsonProperty(required = true) @JsonPropertyDescription("What the connector should do for the tenant.")
        TenantState state,

        @JsonProperty(required = true) @JsonPropertyDescription("The Exact company.")
        int division,

        @JsonProperty(required = true)
        @JsonPropertyDescription("Exact's country site: nl, be, de, fr, es, co.uk or com.")
        String country,

        @JsonProperty(required = true) @JsonPropertyDescription("The merchant's choices.")
        Settings settings,

        @JsonPropertyDescription("Desired state by stream; a stream without an entry has none.")
        Map<String, StreamCommand> streams,

        @JsonProperty(required = true) @JsonPropertyDescription("When this revision was made.")
        Instant changed) {}
