package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.store.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A value in a filter: a field, a literal or a function of values. */
sealed interface Operand {

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

    /** One of {@link #NAMES} with its arguments. */
    record Function(String name, List<Operand> arguments) implements Operand {
        private static final Set<String> DATE_PARTS = Set.of("year", "month", "day");
        static final Set<String> NAMES = Set.of(
                "substringof",
                "startswith",
                "endswith",
                "tolower",
                "toupper",
                "trim",
                "length",
                "indexof",
                "year",
                "month",
                "day");

        @Override
        public Object value(Row row) {
            if (arguments.getFirst().value(row) instanceof Long wall && DATE_PARTS.contains(name)) {
                return datePart(wall);
            }
            String first = text(row, 0);
            String second = arguments.size() > 1 ? text(row, 1) : "";
            if (first == null || second == null) {
                return null;
            }
            String a = first.toLowerCase(Locale.ROOT);
            String b = second.toLowerCase(Locale.ROOT);
            return switch (name) {
                case "substringof" -> (Object) b.contains(a);
                case "startswith" -> a.startsWith(b);
                case "endswith" -> a.stripTrailing().endsWith(b);
                case "tolower" -> a;
                case "toupper" -> first.toUpperCase(Locale.ROOT);
                case "trim" -> first.strip();
                case "length" -> (long) first.length();
                case "indexof" -> (long) a.indexOf(b);
                default -> throw ODataProblem.syntax();
            };
        }

        private Object datePart(long wallMillis) {
            LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(wallMillis, 86_400_000L));
            return (long)
                    switch (name) {
                        case "year" -> date.getYear();
                        case "month" -> date.getMonthValue();
                        default -> date.getDayOfMonth();
                    };
        }

        private String text(Row row, int argument) {
            Object value = arguments.get(argument).value(row);
            return value == null ? null : value.toString();
        }

        @Override
        public Set<Field> fields() {
            return arguments.stream().flatMap(one -> one.fields().stream()).collect(Collectors.toSet());
        }
    }
}
