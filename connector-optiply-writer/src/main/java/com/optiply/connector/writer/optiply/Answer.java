package com.optiply.connector.writer.optiply;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** What came of a call, by what it means for the caller (Optiply reference, sections 4.2 and 9). */
public sealed interface Answer {

    /** Status of the answer; empty when there was none. */
    Optional<Integer> status();

    /** In words. */
    String message();

    /** It was done. */
    record Ok(int code, JsonNode body) implements Answer {
        @Override
        public Optional<Integer> status() {
            return Optional.of(code);
        }

        @Override
        public String message() {
            return "done";
        }
    }

    /** The record, or a parent it names, does not exist. */
    record NotFound(String message) implements Answer {
        @Override
        public Optional<Integer> status() {
            return Optional.of(404);
        }
    }

    /** A record with the same unique pair exists, or it would close a cycle. */
    record Conflict(String message) implements Answer {
        @Override
        public Optional<Integer> status() {
            return Optional.of(409);
        }
    }

    /** Optiply does not take it as it is. */
    record Refused(int code, String message) implements Answer {
        @Override
        public Optional<Integer> status() {
            return Optional.of(code);
        }
    }

    /** Too many calls; not done. */
    record Throttled(Optional<Duration> retryAfter) implements Answer {
        @Override
        public Optional<Integer> status() {
            return Optional.of(429);
        }

        @Override
        public String message() {
            return "too many calls";
        }
    }

    /** The token is not accepted, nor was the next one; or nothing may be read with it. */
    record NoAccess(Optional<Integer> status, String message) implements Answer {}

    /** The token is good and this may not be done with it; another token of the same user is no help (Optiply reference, sections 1.2 and 4.2). */
    record Forbidden(String message) implements Answer {
        @Override
        public Optional<Integer> status() {
            return Optional.of(403);
        }
    }

    /** An error of the server; whether it was done is not known. */
    record Failed(int code, String message) implements Answer {
        @Override
        public Optional<Integer> status() {
            return Optional.of(code);
        }

        /** A gateway gave up waiting: what it waited for may still happen. */
        public boolean mayStillHappen() {
            return code == 502 || code == 504 || code == 408;
        }
    }

    /** No answer came; whether it was done is not known, and it may still happen. */
    record Lost(String message) implements Answer {
        @Override
        public Optional<Integer> status() {
            return Optional.empty();
        }
    }

    /** It never left. */
    record Unsent(String message) implements Answer {
        @Override
        public Optional<Integer> status() {
            return Optional.empty();
        }
    }
}
