package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.store.Row;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How rows of an entity are shown.
 *
 * @param serviceRoot {@code http://host/api/v1/124132}
 * @param reversed the rows whose signs are reversed
 * @param lines finds the rows behind a navigation
 */
public record Rendering(
        String serviceRoot,
        Entity entity,
        List<Field> fields,
        Set<String> expand,
        Predicate<Row> reversed,
        Lines lines) {

    /** Finds the rows behind a navigation of a row. */
    public interface Lines {
        Inline of(Entity.Expansion expansion, Row row);
    }

    /** Rows shown inside another row, and how. */
    public record Inline(Rendering rendering, List<Row> rows) {}

    /** The address of a row. */
    public String address(Row row) {
        return serviceRoot + "/" + entity.path() + "(" + Literals.of(entity.key(), row) + ")";
    }

    /** A number as shown: with its sign reversed on the rows concerned. */
    double signed(Field field, Row row, double value) {
        return field.reversed() && value != 0 && reversed.test(row) ? -value : value;
    }
}
