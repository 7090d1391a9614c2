package com.optiply.connector.poller.lane;

import com.optiply.connector.poller.publish.ContentHash;
import com.optiply.connector.poller.wire.ExactPage;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pages that a read has been to, by their address and by what they showed: a chain of links may lead round under ever new names, or from one empty page to
 * the next for ever. Used by one read alone.
 */
final class PageTrail {

    /** Exact may show an empty page with a next link; a chain of them leads nowhere. */
    private static final int MOST_EMPTY = 20;

    private final Set<String> targets = new HashSet<>();
    private final Set<String> contents = new HashSet<>();
    private int emptyInARow;

    /** Whether this is the address of a page that was read before. */
    boolean knows(String target) {
        return targets.contains(target);
    }

    /**
     * The page at this address was read.
     *
     * @return false when links, however they are named, lead round: the same rows again, or page after page without any
     */
    boolean leadsOn(String target, ExactPage page) {
        targets.add(target);
        boolean empty = page.rows().isEmpty();
        emptyInARow = empty ? emptyInARow + 1 : 0;
        return emptyInARow <= MOST_EMPTY && (empty || contents.add(contentOf(page)));
    }

    /** Addresses that were read. */
    int pages() {
        return targets.size();
    }

    /** Whether any page so far had rows. */
    boolean sawRows() {
        return !contents.isEmpty();
    }

    /** A word that is the same for the same rows. */
    private static String contentOf(ExactPage page) {
        return ContentHash.of(page.rows().stream()
                .map(row -> Integer.toHexString(row.raw().hashCode()))
                .collect(Collectors.joining()));
    }
}
