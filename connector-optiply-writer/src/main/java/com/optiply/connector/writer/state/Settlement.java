package com.optiply.connector.writer.state;

import com.optiply.connector.writer.mapping.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is recorded of a resource after it was looked at or written.
 *
 * @param basis        what it was decided on; the row must still be like that
 * @param counter      the counter that was read with the inputs
 * @param settled      whether the resource is done up to that counter; otherwise it stays due
 * @param verified     whether the record was sent whole
 * @param failure      what is wrong; empty when nothing is
 * @param httpStatus   status of Optiply's last answer; empty when it was not asked
 * @param dueAt        vendor time of the next change by itself
 * @param delay        real time before which nothing is tried
 * @param blockedBy    products that have to exist first
 * @param watched      products whose coming would change something
 * @param wasWatching  whether earlier watches have to go
 * @param wakes        who is woken by this
 */
public record Settlement(
        ResourceKey key,
        Basis basis,
        long counter,
        boolean settled,
        ResourceState state,
        Optional<String> optiplyId,
        Optional<Content> acknowledged,
        Optional<Intent> intent,
        boolean verified,
        int attempts,
        Optional<Failure> failure,
        List<String> notes,
        Optional<Integer> httpStatus,
        Optional<Instant> dueAt,
        Duration delay,
        Set<String> blockedBy,
        Set<String> watched,
        boolean wasWatching,
        Wakes wakes) {

    /** What of a row tells whether somebody has recorded something since it was read. */
    public record Basis(long done, Optional<String> optiplyId) {
        static Basis of(Resource resource) {
            return new Basis(resource.done(), resource.optiplyId());
        }
    }

    /** A cause group, what happened, and what helps. */
    public record Failure(String cause, String message, String remedy) {

        /** A product that is needed cannot be written. */
        public static final String PRODUCT = "product-failed";

        /** Optiply keeps failing on this record. */
        public static final String SERVER = "server-error";

        /** Optiply does not let us do this. */
        public static final String FORBIDDEN = "forbidden";

        /** What became of a call is not known. */
        public static final String UNCLEAR = "unclear";

        /** Optiply refuses a composition because the other direction is there. */
        public static final String CYCLE = "composition-cycle";
    }

    /** Who watches a product and is told. */
    public enum Wakes {
        NOBODY,
        /** Those that cannot go on without the product: it turned out to have none, or that it cannot be written. */
        BLOCKED,
        /** Everybody: the product has an id now. */
        ALL
    }

    /** The same, given up. @param pause real time before which nothing is tried */
    public Settlement after(Duration pause) {
        return new Settlement(
                key,
                basis,
                counter,
                settled,
                state,
                optiplyId,
                acknowledged,
                intent,
                verified,
                attempts,
                failure,
                notes,
                httpStatus,
                dueAt,
                pause,
                blockedBy,
                watched,
                wasWatching,
                wakes);
    }

    /** The same, with a call whose outcome is not known in full. */
    public Settlement withIntent(Intent open) {
        return new Settlement(
                key,
                basis,
                counter,
                settled,
                state,
                optiplyId,
                acknowledged,
                Optional.of(open),
                verified,
                attempts,
                failure,
                notes,
                httpStatus,
                dueAt,
                delay,
                blockedBy,
                watched,
                wasWatching,
                wakes);
    }

    boolean watches() {
        return !blockedBy.isEmpty() || !watched.isEmpty();
    }

    /** Starts from what is known, settled and in step, with nothing wrong. */
    public static Draft of(Resource resource) {
        return new Draft(resource);
    }

    /** A settlement in the making. */
    public static final class Draft {

        private final Resource resource;
        private boolean settled = true;
        private ResourceState state = ResourceState.IN_STEP;
        private Optional<String> optiplyId;
        private Optional<Content> acknowledged;
        private Optional<Intent> intent = Optional.empty();
        private boolean verified;
        private int attempts;
        private Optional<Failure> failure = Optional.empty();
        private List<String> notes = List.of();
        private Optional<Integer> httpStatus = Optional.empty();
        private Optional<Instant> dueAt = Optional.empty();
        private Duration delay = Duration.ZERO;
        private Set<String> blockedBy = Set.of();
        private Set<String> watched = Set.of();

        private Draft(Resource resource) {
            this.resource = resource;
            this.optiplyId = resource.optiplyId();
            this.acknowledged = resource.acknowledged();
        }

        public Draft state(ResourceState to) {
            this.state = to;
            return this;
        }

        /** It stays due, and is tried again after the delay. */
        public Draft again(Duration after) {
            this.settled = false;
            this.delay = after;
            return this;
        }

        public Draft acknowledged(Content content) {
            this.acknowledged = Optional.of(content);
            return this;
        }

        public Draft optiplyId(String id) {
            this.optiplyId = Optional.of(id);
            return this;
        }

        /** Optiply has no such record. */
        public Draft unknownToOptiply() {
            this.optiplyId = Optional.empty();
            this.acknowledged = Optional.empty();
            return this;
        }

        /** What Optiply holds is known in part at most. */
        public Draft acknowledged(Optional<Content> content) {
            this.acknowledged = content;
            return this;
        }

        public Draft intent(Optional<Intent> open) {
            this.intent = open;
            return this;
        }

        public Draft verified(boolean whole) {
            this.verified = whole;
            return this;
        }

        public Draft attempts(int number) {
            this.attempts = number;
            return this;
        }

        public Draft failure(Failure what) {
            this.failure = Optional.of(what);
            return this;
        }

        /** In Optiply, but not as it should be. */
        public Draft flawed(Optional<Failure> what) {
            this.failure = what;
            if (what.isPresent()) {
                this.state = ResourceState.FAILED;
                this.attempts = 1;
            }
            return this;
        }

        public Draft notes(List<String> words) {
            this.notes = words;
            return this;
        }

        public Draft httpStatus(Optional<Integer> status) {
            this.httpStatus = status;
            return this;
        }

        public Draft dueAt(Optional<Instant> vendorTime) {
            this.dueAt = vendorTime;
            return this;
        }

        public Draft watches(Set<String> blocking, Set<String> others) {
            this.blockedBy = blocking;
            this.watched = others;
            return this;
        }

        public Settlement done() {
            return new Settlement(
                    resource.key(),
                    Basis.of(resource),
                    resource.wanted(),
                    settled,
                    state,
                    optiplyId,
                    acknowledged,
                    intent,
                    verified,
                    attempts,
                    failure,
                    List.copyOf(notes),
                    httpStatus,
                    dueAt,
                    delay,
                    blockedBy,
                    watched,
                    resource.watching(),
                    wakes());
        }

        private Wakes wakes() {
            if (resource.key().type() != ResourceType.PRODUCTS) {
                return Wakes.NOBODY;
            }
            if (optiplyId.isPresent() && !optiplyId.equals(resource.optiplyId())) {
                return Wakes.ALL;
            }
            boolean noneToWaitFor = state == ResourceState.EXCLUDED || state == ResourceState.FAILED;
            return noneToWaitFor && optiplyId.isEmpty() && resource.state() != state ? Wakes.BLOCKED : Wakes.NOBODY;
        }
    }
}
