package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.store.Row;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A condition on rows. */
public sealed interface Filter {

    /** Whether a row meets it. A comparison with a missing value is false, as in SQL. */
    boolean test(Row row);

    /** The fields it looks at. */
    Set<Field> fields();

    /** The value that a field must equal for the filter to be met, where that follows without looking at rows. */
    default Optional<Object> equalTo(Field field) {
        return Optional.empty();
    }

    /** All rows. */
    record Everything() implements Filter {
        @Override
        public boolean test(Row row) {
            return true;
        }

        @Override
        public Set<Field> fields() {
            return Set.of();
        }
    }

    /** Both. */
    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean test(Row row) {
            return left.test(row) && right.test(row);
        }

        @Override
        public Set<Field> fields() {
            return union(left, right);
        }

        @Override
        public Optional<Object> equalTo(Field field) {
            return left.equalTo(field).or(() -> right.equalTo(field));
        }
    }

    /** Either. */
    record Or(Filter left, Filter right) implements Filter {
        @Override
        public boolean test(Row row) {
            return left.test(row) || right.test(row);
        }

        @Override
        public Set<Field> fields() {
            return union(left, right);
        }
    }

    /** Not. */
    record Not(Filter inner) implements Filter {
        @Override
        public boolean test(Row row) {
            return !inner.test(row);
        }

        @Override
        public Set<Field> fields() {
            return inner.fields();
        }
    }

    /** A comparison of two operands. */
    record Comparison(Operand left, Operator operator, Operand right) implements Filter {
        @Override
        public boolean test(Row row) {
            return operator.holds(left.value(row), right.value(row));
        }

        @Override
        public Set<Field> fields() {
            return Stream.concat(left.fields().stream(), right.fields().stream())
                    .collect(Collectors.toSet());
        }

        @Override
        public Optional<Object> equalTo(Field field) {
            return operator == Operator.EQ
                            && left instanceof Operand.Value value
                            && value.field().equals(field)
                            && right instanceof Operand.Constant constant
                    ? Optional.ofNullable(constant.value())
                    : Optional.empty();
        }
    }

    /** An operand that is a truth by itself. */
    record Truth(Operand operand) implements Filter {
        @Override
        public boolean test(Row row) {
            Object value = operand.value(row);
            return Boolean.TRUE.equals(value) || value instanceof Number number && number.intValue() != 0;
        }

        @Override
        public Set<Field> fields() {
            return operand.fields();
        }
    }

    private static Set<Field> union(Filter left, Filter right) {
        return Stream.concat(left.fields().stream(), right.fields().stream()).collect(Collectors.toSet());
    }
}
