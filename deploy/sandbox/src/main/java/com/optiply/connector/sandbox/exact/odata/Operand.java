package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.store.Row;
import java.util.Set;

/** A value in a filter: a field, a literal, a function of values, or whether a condition in parentheses holds. */
sealed interface Operand permits Operand.Value, Operand.Constant, Operand.Condition, FunctionCall {

    /** The value for a row; a datetime is the Long of the wall clock. */
    Object value(Row row);

    Set<Field> fields();

    /** A field of the row, padded as clients see it. */
    record Value(Field field) implements Operand {
        @Override
        public Object value(Row row) {
            if (field.timestamp()) {
                return row.timestamp();
            }
            Object stored = row.get(field.stored());
            return stored instanceof String text && field.type() == EdmType.STRING
                    ? field.padding().apply(text)
                    : stored;
        }

        @Override
        public Set<Field> fields() {
            return Set.of(field);
        }
    }

    /** A literal; null is the literal null. */
    record Constant(Object value) implements Operand {
        @Override
        public Object value(Row row) {
            return value;
        }

        @Override
        public Set<Field> fields() {
            return Set.of();
        }
    }

    /** A condition that is compared with a truth: {@code (Code eq 'A') eq true}. */
    record Condition(Filter filter) implements Operand {
        @Override
        public Object value(Row row) {
            return filter.test(row);
        }

        @Override
        public Set<Field> fields() {
            return filter.fields();
        }
    }
}
