package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.Field;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The query options of a list call, checked against its entity.
 *
 * @param fields what to show, in the entity's own order; navigations among them
 * @param expand the navigations to show inline
 * @param skipToken values of the sort fields and the key of the last row of the page before; empty on the first page
 */
public record Options(
        List<Field> fields,
        Set<String> expand,
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
