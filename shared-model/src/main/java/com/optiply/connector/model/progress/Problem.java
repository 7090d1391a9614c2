package com.optiply.connector.model.progress;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;

/** What is wrong with a stream and what helps. */
public record Problem(
        @JsonProperty(required = true) @JsonPropertyDescription("Short name of the cause.")
        String code,

        @JsonProperty(required = true) @JsonPropertyDescription("What happened.")
        String message,

        @JsonProperty(required = true) @JsonPropertyDescription("What the reader can do.")
        String remedy,

        @JsonProperty(required = true) @JsonPropertyDescription("When it began.")
        Instant since) {}
