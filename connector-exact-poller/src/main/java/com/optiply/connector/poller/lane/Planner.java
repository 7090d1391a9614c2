package com.optiply.connector.poller.lane;

import com.optiply.connector.poller.stream.Stream;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Says which stream is next. Streams that are followed and due come first, by rank; what is left goes to the first loads, in their order. Time is vendor time.
 */
final class Planner {

    private Planner() {}

    /** What the planner knows of a stream. */
    interface Slot {

        Stream stream();

        /** Whether its first load, or a resync, is not finished. */
        boolean isLoading();

        /** In the middle of a run: the next page is wanted at once. */
        boolean isOpen();

        /** When it is to be read again. */
        Instant due();

        /** Not before that moment, whatever else. */
        Instant notBefore();
    }

    /** @return the slot to read a page of now; empty when none is due */
    static <S extends Slot> Optional<S> next(Collection<S> slots, Instant now) {
        return slots.stream()
                .filter(slot -> !ready(slot).isAfter(now))
                .min(Comparator.<S>comparingInt(Planner::turn)
                        .thenComparing(Slot::due)
                        .thenComparing(Slot::stream));
    }

    /** @return when the next slot is ready; empty when there are none */
    static Optional<Instant> wakeUp(Collection<? extends Slot> slots) {
        return slots.stream().map(Planner::ready).min(Comparator.naturalOrder());
    }

    private static Instant ready(Slot slot) {
        Instant wanted = slot.isOpen() || loads(slot) ? Instant.MIN : slot.due();
        return wanted.isAfter(slot.notBefore()) ? wanted : slot.notBefore();
    }

    private static int turn(Slot slot) {
        return loads(slot) ? 1_000 + slot.stream().ordinal() : slot.stream().rank();
    }

    /** Deletions and the division have no load worth the name: they are followed from the first moment. */
    private static boolean loads(Slot slot) {
        return slot.isLoading() && slot.stream() != Stream.DELETIONS && slot.stream() != Stream.DIVISION;
    }
}
