package com.optiply.connector.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.UUID;

/** A warehouse, as {@code inventory/Warehouses} gives it (Exact reference, section 4.2). */
public record Warehouse(
        @JsonProperty(required = true) @JsonPropertyDescription("Exact's id of the warehouse.")
        UUID id,

        @JsonProperty(required = true) @JsonPropertyDescription("Code, trimmed; the first one is normally 1.")
        String code,

        @JsonPropertyDescription("Name.") String description,

        @JsonProperty(required = true) @JsonPropertyDescription("Whether it is the one main warehouse.")
        boolean main,

        @JsonPropertyDescription("Whether stock is kept by storage location.")
        boolean usesStorageLocations,

        @JsonPropertyDescription("When the warehouse was created.")
        Instant created,

        @JsonPropertyDescription("When the warehouse was last changed.")
        Instant modified) {}
