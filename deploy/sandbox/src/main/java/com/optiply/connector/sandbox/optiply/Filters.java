package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.http.Params;
import com.optiply.connector.sandbox.optiply.Attribute.Kind;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters of a list call, all of which must hold (Optiply reference §4.1). */
record Filters(List<Filter> filters) {
    private static final Pattern NAME = Pattern.compile("filter\\[([^\\]]+)\\](?:\\[([^\\]]+)\\])?");
    private static final Set<String> OPERATORS = Set.of("EQ", "NEQ", "LIKE", "LT", "LE", "GT", "GE");
    private static final Set<String> COMMON =
            Set.of("id", "uuid", "createdAt", "updatedAt", "accountId", "createdFromPublicApi");

    /** One condition; several values are alternatives. */
    record Filter(String attribute, String operator, List<String> values, boolean ignoringCase) {

        boolean test(Account account, Resource resource) {
            Object value = value(account, resource, attribute);
            return switch (operator) {
                case "EQ" -> values.stream().anyMatch(text -> equal(value, text));
                case "NEQ" -> values.stream().noneMatch(text -> equal(value, text));
                case "LIKE" ->
                    value != null && values.stream().anyMatch(text -> like(value.toString(), text, ignoringCase));
                default -> value != null && order(compare(value, values.getFirst()));
            };
        }

        private boolean order(int compared) {
            return switch (operator) {
                case "LT" -> compared < 0;
                case "LE" -> compared <= 0;
                case "GT" -> compared > 0;
                default -> compared >= 0;
            };
        }

        private boolean equal(Object value, String text) {
            if (text.equals("null") || value == null) {
                return value == null && text.equals("null");
            }
            return attribute.equals("status") ? value.toString().equalsIgnoreCase(text) : compare(value, text) == 0;
        }
    }

    static Filters parse(ResourceType type, Params query, Switches switches) {
        List<Filter> filters = new ArrayList<>();
        query.values().forEach((name, texts) -> {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                String attribute = matcher.group(1);
                String operator =
                        matcher.group(2) == null ? "EQ" : matcher.group(2).toUpperCase(Locale.ROOT);
                if (!attribute.equals("remoteId") || !switches.on(OptiplySwitch.FILTER_REMOTE_ID)) {
                    requireKnown(type, attribute);
                }
                if (!OPERATORS.contains(operator)) {
                    throw new OptiplyProblem(400, "unknown operator " + matcher.group(2));
                }
                for (String text : texts) {
                    boolean listed = operator.equals("EQ") || operator.equals("NEQ");
                    List<String> values = listed && switches.on(OptiplySwitch.COMMA_IS_OR)
                            ? List.of(text.split(",", -1))
                            : List.of(text);
                    filters.add(new Filter(attribute, operator, values, switches.on(OptiplySwitch.LIKE_IGNORES_CASE)));
                }
            } else if (name.startsWith("filter")) {
                throw new OptiplyProblem(400, "cannot parse parameter " + name);
            }
        });
        return new Filters(filters);
    }

    static void requireKnown(ResourceType type, String attribute) {
        if (!type.attributes().containsKey(attribute) && !COMMON.contains(attribute)) {
            throw new OptiplyProblem(400, "attribute " + attribute + " not found on " + type.name());
        }
    }

    boolean test(Account account, Resource resource) {
        return filters.stream().allMatch(filter -> filter.test(account, resource));
    }

    /** An id that an indexed attribute must have, if there is such a filter. */
    Optional<Filter> exact(ResourceType type) {
        return filters.stream()
                .filter(filter -> filter.operator.equals("EQ") && filter.values.size() == 1)
                .filter(filter -> type.attributes().containsKey(filter.attribute)
                        && type.attributes().get(filter.attribute).kind() == Kind.ID
                        && filter.values.getFirst().matches("\\d{1,18}"))
                .findFirst();
    }

    static Object value(Account account, Resource resource, String attribute) {
        return switch (attribute) {
            case "id" -> resource.id();
            case "uuid" -> resource.uuid().toString();
            case "createdAt" -> Times.text(resource.createdAt());
            case "updatedAt" -> Times.text(resource.updatedAt());
            case "accountId" -> account.id();
            case "createdFromPublicApi" ->
                account.table("accounts")
                        .find(resource.id())
                        .filter(own -> own == resource)
                        .isEmpty();
            case "remoteId" ->
                resource.remoteIds().isEmpty()
                        ? null
                        : resource.remoteIds().values().iterator().next();
            default -> resource.get(attribute);
        };
    }

    /** Compares a value with the text of a filter, by the value's own kind. */
    private static int compare(Object value, String text) {
        try {
            return switch (value) {
                case Long number -> new BigDecimal(number).compareTo(new BigDecimal(text));
                case BigDecimal number -> number.compareTo(new BigDecimal(text));
                case Boolean truth -> truth.compareTo(truth(text));
                default ->
                    looksLikeTime(value.toString())
                            ? Times.parse(value.toString(), false).compareTo(Times.parse(text, true))
                            : value.toString().compareTo(text);
            };
        } catch (NumberFormatException | DateTimeException broken) {
            throw new OptiplyProblem(400, "cannot parse filter value " + text);
        }
    }

    private static Boolean truth(String text) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new NumberFormatException(text);
        }
        return Boolean.valueOf(text);
    }

    private static boolean looksLikeTime(String text) {
        return text.length() == 20 && text.charAt(10) == 'T' && text.endsWith("Z");
    }

    private static boolean like(String value, String pattern, boolean ignoringCase) {
        String regex = Pattern.quote(pattern).replace("%", "\\E.*\\Q");
        return Pattern.compile(
                        regex, Pattern.DOTALL | (ignoringCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0))
                .matcher(value)
                .matches();
    }
}
