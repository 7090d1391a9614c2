package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.Field;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The query options of a list call, checked against its entity.
 *
 * @param shown what the rows show
 * @param skipToken values of the sort fields and the key of the last row of the page before; empty on the first page
 */
public record Options(
        Projection shown,
        Filter filter,
        OptionalInt top,
        int skip,
        List<Object> skipToken,
        List<Order> orderBy,
        boolean count) {

    /** A sort field. */
    public record Order(Field field, boolean descending) {}

    Optional<Object> firstToken() {
        return skipToken.isEmpty() ? Optional.empty() : Optional.of(skipToken.getFirst());
    }
}
