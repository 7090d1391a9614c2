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
        Long deletionsRejectedUpTo,

        @JsonPropertyDescription(
                "Epoch of the row versions up to which deletions are confirmed or rejected; in another epoch they say nothing. Absent: whatever the epoch.")
        Integer deletionsEpoch) {

    /** Nothing was asked for yet. */
    public static final StreamCommand NONE = new StreamCommand(0, null, null, null);

    /** With marks that hold whatever the epoch. */
    public StreamCommand(int resync, LocalDate resyncFrom, Long deletionsConfirmedUpTo, Long deletionsRejectedUpTo) {
        this(resync, resyncFrom, deletionsConfirmedUpTo, deletionsRejectedUpTo, null);
    }

    /** Row version up to which deletions are confirmed in that epoch, -1 for none. */
    public long confirmedUpTo(int epoch) {
        return mark(deletionsConfirmedUpTo, epoch);
    }

    /** Row version up to which deletions are rejected in that epoch, -1 for none. */
    public long rejectedUpTo(int epoch) {
        return mark(deletionsRejectedUpTo, epoch);
    }

    private long mark(Long upTo, int epoch) {
        return upTo == null || (deletionsEpoch != null && deletionsEpoch != epoch) ? -1 : upTo;
    }
}
