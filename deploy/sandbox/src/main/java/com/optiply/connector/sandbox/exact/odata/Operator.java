package com.optiply.connector.sandbox.exact.odata;

import java.util.Locale;
import java.util.Optional;

/** A comparison. Texts ignore case and trailing spaces, as Exact's database does. */
enum Operator {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE;

    static Optional<Operator> of(String word) {
        for (Operator operator : values()) {
            if (operator.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    boolean holds(Object left, Object right) {
        if (left == null || right == null) {
            return switch (this) {
                case EQ -> left == right;
                case NE -> left != right;
                default -> false;
            };
        }
        int order = compare(left, right);
        return switch (this) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static int compare(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return a.compareTo(b);
        }
        if (left instanceof Number a && right instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        if (left instanceof Boolean a && right instanceof Number b) {
            return Double.compare(a ? 1 : 0, b.doubleValue());
        }
        if (left instanceof Number a && right instanceof Boolean b) {
            return Double.compare(a.doubleValue(), b ? 1 : 0);
        }
        if (left instanceof String a && right instanceof String b) {
            return a.stripTrailing().compareToIgnoreCase(b.stripTrailing());
        }
        if (left.getClass() != right.getClass()) {
            throw ODataProblem.syntax();
        }
        return ((Comparable) left).compareTo(right);
    }
}
