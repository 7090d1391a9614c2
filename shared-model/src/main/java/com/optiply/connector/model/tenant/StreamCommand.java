package com.optiply.connector.model.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.LocalDate;

/** Desired state of one stream of a tenant. */
public record StreamCommand(
        @JsonProperty(required = true)
        @JsonPropertyDescription("Number of the last resync asked for; the stream is read again when it rises.")
        int resync,

        @JsonPropertyDescription("Start of that resync; absent means from the beginning.")
        LocalDate resyncFrom,

        @JsonPropertyDescription("Held deletions up to this row version are confirmed by an operator.")
        Long deletionsConfirmedUpTo,

        @JsonPropertyDescription(
                "Held deletions up to this row version are not meant: they are left out for good, unless they were confirmed.")
        Long deletionsRejectedUpTo) {

    /** Nothing was asked for yet. */
    public static final StreamCommand NONE = new StreamCommand(0, null, null, null);
}
