package com.optiply.connector.poller.lane;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.poller.budget.CallKind;
import com.optiply.connector.poller.budget.Decision;
import com.optiply.connector.poller.exact.Call;
import com.optiply.connector.poller.exact.CallOutcome;
import com.optiply.connector.poller.exact.Failure;
import com.optiply.connector.poller.exact.Failures;
import com.optiply.connector.poller.wire.ExactDates;
import com.optiply.connector.poller.wire.PageReader;
import com.optiply.connector.poller.wire.UnreadableAnswer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/** Exact's two functions that a reader needs: whether the user may read an endpoint, and the row version at a date. */
final class Probes {

    private final LaneParts.Caller caller;

    Probes(LaneParts.Caller caller) {
        this.caller = caller;
    }

    /** What a probe found, or why it found nothing. */
    sealed interface Answer<T> {
        record Found<T>(T value) implements Answer<T> {}

        record Open<T>(Step step) implements Answer<T> {}
    }

    /** May the user read it? */
    enum Right {
        YES,
        NO,
        /** Exact's function does not know the endpoint. */
        UNKNOWN
    }

    /** A user without the right gets an empty list instead of an error (Exact reference, section 1.6); this tells the two apart. */
    Answer<Right> right(Reading reading) throws InterruptedException {
        Optional<String> name = reading.stream().rightsEndpoint();
        if (name.isEmpty()) {
            return new Answer.Found<>(Right.UNKNOWN);
        }
        String target = "users/UserHasRights?endpoint=%27" + name.get() + "%27&action=%27GET%27";
        CallOutcome outcome = call(reading, target, "users/UserHasRights");
        if (outcome instanceof CallOutcome.Failed(Failure failure)
                && (failure.kind() == Failure.Kind.REFUSED || failure.kind() == Failure.Kind.MISSING)) {
            return new Answer.Found<>(Right.UNKNOWN);
        }
        if (outcome instanceof CallOutcome.Denied denied && denied.reason() == Decision.Reason.ERRORS) {
            // The function fails for this company: no reason to leave the stream alone as well.
            return new Answer.Found<>(Right.UNKNOWN);
        }
        if (!(outcome instanceof CallOutcome.Body(byte[] bytes))) {
            return new Answer.Open<>(Step.of(outcome, reading.cursor()));
        }
        try {
            return new Answer.Found<>(rightIn(PageReader.readValue(bytes)));
        } catch (UnreadableAnswer e) {
            return new Answer.Open<>(unreadable(reading, e));
        }
    }

    /** The row version of the first row changed at that day or later; empty when there is none (Exact reference, section 3.7). */
    Answer<OptionalLong> rowVersionAt(Reading reading, String endPoint, LocalDate day) throws InterruptedException {
        String function = "read/sync/Sync/SyncTimestamp";
        String target = function + "?modified=" + ExactDates.literal(day) + "&endPoint=%27" + endPoint + "%27";
        CallOutcome outcome = call(reading, target, function);
        if (!(outcome instanceof CallOutcome.Body(byte[] bytes))) {
            return new Answer.Open<>(Step.of(outcome, reading.cursor()));
        }
        try {
            JsonNode version = PageReader.readValue(bytes).findValue("TimeStampAsBigInt");
            long value = version == null ? 0 : version.asLong(0);
            return new Answer.Found<>(value > 0 ? OptionalLong.of(value) : OptionalLong.empty());
        } catch (UnreadableAnswer e) {
            return new Answer.Open<>(unreadable(reading, e));
        }
    }

    private CallOutcome call(Reading reading, String target, String endpoint) throws InterruptedException {
        return caller.get(
                new Call(target, endpoint, reading.stream().label(), CallKind.LIVE),
                reading.tenant().division());
    }

    private static Step unreadable(Reading reading, UnreadableAnswer cause) {
        return new Step.Failed(Failures.unreadable(reading.stream().path(), cause), reading.cursor());
    }

    private static Right rightIn(JsonNode value) {
        if (value.isBoolean() || value.isTextual()) {
            return Boolean.parseBoolean(value.asText().toLowerCase(java.util.Locale.ROOT)) ? Right.YES : Right.NO;
        }
        for (JsonNode child : value) {
            Right right = rightIn(child);
            if (right != Right.UNKNOWN) {
                return right;
            }
        }
        return Right.UNKNOWN;
    }
}
