package com.optiply.connector.model.progress;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A row of the last page of a stream. */
public record SeenRow(
        @JsonProperty(required = true) @JsonPropertyDescription("The row's id.")
        String id,

        @JsonProperty(required = true) @JsonPropertyDescription("Its row version.")
        long row) {}
