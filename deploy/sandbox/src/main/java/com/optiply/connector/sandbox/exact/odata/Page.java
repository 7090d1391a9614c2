package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.store.Row;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Rows of one answer.
 *
 * @param nextToken the skip token of the next page, decoded; empty on the last page
 * @param count the number of rows of all pages, where it was asked for
 */
public record Page(List<Row> rows, Optional<String> nextToken, OptionalInt count) {

    /** The same with its rows changed for show. */
    public Page with(UnaryOperator<Row> change) {
        return new Page(rows.stream().map(change).toList(), nextToken, count);
    }
}
