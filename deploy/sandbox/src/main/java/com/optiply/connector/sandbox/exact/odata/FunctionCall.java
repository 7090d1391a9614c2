package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.store.Row;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A function of OData 2 with its arguments. Texts are searched without regard to case, as Exact's database does. */
record FunctionCall(String name, List<Operand> arguments) implements Operand {
    private static final Set<String> OF_DATES = Set.of("year", "month", "day", "hour", "minute", "second");
    private static final Set<String> OF_NUMBERS = Set.of("round", "floor", "ceiling");
    private static final Map<String, Integer> OF_TEXTS = Map.of(
            "substringof", 2,
            "startswith", 2,
            "endswith", 2,
            "indexof", 2,
            "concat", 2,
            "tolower", 1,
            "toupper", 1,
            "trim", 1,
            "length", 1);

    /** The call; {@link ODataProblem} 400 for an unknown function or another number of arguments. */
    static FunctionCall of(String name, List<Operand> arguments) {
        int given = arguments.size();
        boolean fits =
                switch (name) {
                    case "replace" -> given == 3;
                    case "substring" -> given == 2 || given == 3;
                    default ->
                        OF_DATES.contains(name) || OF_NUMBERS.contains(name)
                                ? given == 1
                                : OF_TEXTS.getOrDefault(name, -1) == given;
                };
        if (!fits) {
            throw ODataProblem.syntax();
        }
        return new FunctionCall(name, List.copyOf(arguments));
    }

    @Override
    public Object value(Row row) {
        List<Object> values =
                arguments.stream().map(argument -> argument.value(row)).collect(Collectors.toList());
        if (values.contains(null)) {
            return null;
        }
        Object first = values.getFirst();
        if (OF_DATES.contains(name)) {
            return datePart(number(first).longValue());
        }
        if (OF_NUMBERS.contains(name)) {
            return rounded(number(first).doubleValue());
        }
        return ofTexts(first.toString(), values);
    }

    private Object ofTexts(String text, List<Object> values) {
        String lower = text.toLowerCase(Locale.ROOT);
        String other = values.size() < 2 ? "" : values.get(1).toString().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "substringof" -> (Object) other.contains(lower);
            case "startswith" -> lower.startsWith(other);
            case "endswith" -> lower.stripTrailing().endsWith(other);
            case "indexof" -> (long) lower.indexOf(other);
            case "concat" -> text + values.get(1);
            case "tolower" -> lower;
            case "toupper" -> text.toUpperCase(Locale.ROOT);
            case "trim" -> text.strip();
            case "length" -> (long) text.length();
            case "replace" ->
                text.replace(values.get(1).toString(), values.get(2).toString());
            default -> substring(text, values);
        };
    }

    private static String substring(String text, List<Object> values) {
        int start = Math.clamp(number(values.get(1)).longValue(), 0, text.length());
        long length = values.size() < 3 ? text.length() : number(values.get(2)).longValue();
        return text.substring(start, Math.clamp(start + Math.max(0, length), start, text.length()));
    }

    private Object rounded(double number) {
        return switch (name) {
            case "round" -> (double) Math.round(number);
            case "floor" -> Math.floor(number);
            default -> Math.ceil(number);
        };
    }

    private Object datePart(long wallMillis) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(Math.floorDiv(wallMillis, 1000L), 0, ZoneOffset.UTC);
        return (long)
                switch (name) {
                    case "year" -> at.getYear();
                    case "month" -> at.getMonthValue();
                    case "day" -> at.getDayOfMonth();
                    case "hour" -> at.getHour();
                    case "minute" -> at.getMinute();
                    default -> at.getSecond();
                };
    }

    private static Number number(Object value) {
        if (value instanceof Number number) {
            return number;
        }
        throw ODataProblem.syntax();
    }

    @Override
    public Set<Field> fields() {
        return arguments.stream().flatMap(one -> one.fields().stream()).collect(Collectors.toSet());
    }
}
