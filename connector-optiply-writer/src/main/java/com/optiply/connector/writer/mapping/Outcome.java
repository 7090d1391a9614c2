package com.optiply.connector.writer.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rules say about one record. */
public sealed interface Outcome {

    /**
     * Optiply should have it, like this.
     *
     * @param notes     what had to be adjusted, in words
     * @param changesAt vendor time at which the answer becomes another by itself
     * @param watched   products without a record in Optiply whose coming would change the answer
     */
    record Desired(Content content, List<String> notes, Optional<Instant> changesAt, Set<String> watched)
            implements Outcome {
        public Desired {
            notes = List.copyOf(notes);
            watched = Set.copyOf(watched);
        }
    }

    /**
     * It is never created, but a record that exists is kept like this: the way products leave (Optiply reference, section 3.5).
     *
     * @param ifKnown attributes of an existing record
     */
    record Excluded(
            String reason, Content ifKnown, List<String> notes, Optional<Instant> changesAt, Set<String> watched)
            implements Outcome {
        public Excluded {
            notes = List.copyOf(notes);
            watched = Set.copyOf(watched);
        }
    }

    /** Optiply should not have it; an order or composition that exists is deleted. */
    record Absent(String reason, Set<String> watched) implements Outcome {
        public Absent {
            watched = Set.copyOf(watched);
        }

        static Absent because(String reason) {
            return new Absent(reason, Set.of());
        }
    }

    /**
     * Something is still missing.
     *
     * @param parents products that have to exist first
     * @param watched see {@link Desired}
     * @param until   vendor time after which it is decided without what is missing; empty: not before it is there
     */
    record Waiting(String reason, Set<String> parents, Set<String> watched, Optional<Instant> until)
            implements Outcome {
        public Waiting {
            parents = Set.copyOf(parents);
            watched = Set.copyOf(watched);
        }
    }

    /**
     * A product it needs cannot be written. It is a visible failure of this record too, and goes on by itself when the product is mended.
     *
     * @param unwritable products that cannot be written
     * @param parents    all products that have to exist first, those included
     * @param watched    see {@link Desired}
     */
    record Blocked(Set<String> unwritable, Set<String> parents, Set<String> watched) implements Outcome {
        public Blocked {
            unwritable = Set.copyOf(unwritable);
            parents = Set.copyOf(parents);
            watched = Set.copyOf(watched);
        }
    }

    /**
     * A value that Optiply cannot hold. It becomes a visible failure of this record, never another value.
     *
     * @param cause  short name of the group, for instance {@code name-too-long}
     * @param remedy what the merchant can do
     */
    record DoesNotFit(String cause, String message, String remedy, Optional<Instant> changesAt) implements Outcome {
        DoesNotFit(String cause, String message, String remedy) {
            this(cause, message, remedy, Optional.empty());
        }
    }
}
