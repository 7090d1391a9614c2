package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.model.ValueTexts;
import com.optiply.connector.sandbox.exact.store.Row;

/** Values as OData literals, for keys and skip tokens. */
final class Literals {
    private Literals() {}

    static String of(Field field, Row row) {
        Object value = field.timestamp() ? (Object) row.timestamp() : row.get(field.stored());
        if (value == null) {
            return "null";
        }
        if (field.type() == EdmType.GUID) {
            return "guid'" + value + "'";
        }
        return switch (field.type()) {
            case INT64 -> value + "L";
            case DATE_TIME -> "datetime'" + ValueTexts.dateTime((Long) value) + "'";
            case STRING, BINARY -> "'" + value.toString().replace("'", "''") + "'";
            default -> value.toString();
        };
    }
}
