package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.Content;
import com.optiply.connector.writer.mapping.OrderLine;
import com.optiply.connector.writer.state.Intent;
import com.optiply.connector.writer.state.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The smallest thing to do for a resource. */
sealed interface Plan {

    /** No call: only to be recorded. */
    record Settle(Settlement settlement) implements Plan {}

    /** A POST. */
    record Create(Content content, After after) implements Plan {}

    /**
     * A PATCH of what differs, and the lines of an order.
     *
     * @param difference what is sent; may be empty when only lines differ
     * @param lines      the lines the order should have; empty when they are right
     * @param kept       what is known of the record besides what is sent
     */
    record Change(Attributes difference, Optional<List<OrderLine>> lines, Content kept, After after) implements Plan {}

    /** A DELETE. */
    record Remove(After after) implements Plan {}

    /** A POST whose record has to be looked for. */
    record Search(Intent lost) implements Plan {}

    /** What is recorded besides, once the call is acknowledged. */
    record After(List<String> notes, Optional<Instant> changesAt, Set<String> watched) {}
}
