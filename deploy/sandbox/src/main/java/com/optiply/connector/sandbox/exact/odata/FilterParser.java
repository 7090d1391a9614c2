package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.odata.Filter.And;
import com.optiply.connector.sandbox.exact.odata.Filter.Comparison;
import com.optiply.connector.sandbox.exact.odata.Filter.Not;
import com.optiply.connector.sandbox.exact.odata.Filter.Or;
import com.optiply.connector.sandbox.exact.odata.Filter.Truth;
import com.optiply.connector.sandbox.exact.odata.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a {@code $filter} by recursive descent: or, and, not, comparison, function, parentheses. */
final class FilterParser {
    private final Entity entity;
    private final List<Token> tokens;
    private int at;

    private FilterParser(Entity entity, List<Token> tokens) {
        this.entity = entity;
        this.tokens = tokens;
    }

    /** The condition behind a text; {@link ODataProblem} 400 when it is malformed or names an unknown field. */
    static Filter parse(Entity entity, String text) {
        FilterParser parser = new FilterParser(entity, Lexer.tokens(text));
        Filter filter = parser.or();
        if (parser.peek().kind() != Kind.END) {
            throw ODataProblem.syntax();
        }
        return filter;
    }

    private Filter or() {
        Filter left = and();
        while (accept("or")) {
            left = new Or(left, and());
        }
        return left;
    }

    private Filter and() {
        Filter left = not();
        while (accept("and")) {
            left = new And(left, not());
        }
        return left;
    }

    private Filter not() {
        return accept("not") ? new Not(not()) : comparison();
    }

    private Filter comparison() {
        Operand left = operand();
        Optional<Operator> operator = peek().kind() == Kind.WORD ? Operator.of(peek().text()) : Optional.empty();
        if (operator.isEmpty()) {
            return truth(left);
        }
        at++;
        Operand right = fitted(left, operand());
        if (left instanceof Operand.Value && right instanceof Operand.Value) {
            throw ODataProblem.unsupportedFilter();
        }
        checkTypes(left, right);
        return new Comparison(left, operator.get(), right);
    }

    private static Filter truth(Operand operand) {
        return switch (operand) {
            case Operand.Condition(Filter inner) -> inner;
            case Operand.Constant constant -> throw ODataProblem.syntax();
            default -> new Truth(operand);
        };
    }

    private Operand operand() {
        Token token = peek();
        at++;
        return switch (token.kind()) {
            case LITERAL -> new Operand.Constant(constant(token.value()));
            case OPEN -> parenthesised();
            case WORD -> peek().kind() == Kind.OPEN ? function(token.text()) : new Operand.Value(field(token.text()));
            default -> throw ODataProblem.syntax();
        };
    }

    /** What stands in parentheses: a condition, or a single value that some clients wrap for safety. */
    private Operand parenthesised() {
        if (peek().kind() == Kind.LITERAL
                && tokens.size() > at + 1
                && tokens.get(at + 1).kind() == Kind.CLOSE) {
            Operand literal = operand();
            expect(Kind.CLOSE);
            return literal;
        }
        Filter inner = or();
        expect(Kind.CLOSE);
        return inner instanceof Truth(Operand value) ? value : new Operand.Condition(inner);
    }

    private static Object constant(Object literal) {
        if (literal == Lexer.NULL) {
            return null;
        }
        return literal instanceof Lexer.WallTime time ? (Object) time.millis() : literal;
    }

    private Operand function(String name) {
        expect(Kind.OPEN);
        List<Operand> arguments = new ArrayList<>();
        do {
            arguments.add(operand());
        } while (acceptComma());
        expect(Kind.CLOSE);
        return FunctionCall.of(name, arguments);
    }

    private Field field(String name) {
        if (name.contains("/")) {
            throw ODataProblem.unsupportedFilter();
        }
        return entity.field(name)
                .filter(field -> !field.navigation())
                .orElseThrow(() -> new ODataProblem(
                        400, "No property '" + name + "' exists in type '" + entity.typeName() + "' at position 0."));
    }

    /** Some clients write numbers as texts; Exact's database converts them. */
    private static Operand fitted(Operand left, Operand right) {
        if (left instanceof Operand.Value(Field field)
                && right instanceof Operand.Constant(String text)
                && Number.class.isAssignableFrom(field.type().holder())
                && field.type() != EdmType.DATE_TIME) {
            try {
                return new Operand.Constant(Double.valueOf(text));
            } catch (NumberFormatException broken) {
                throw ODataProblem.syntax();
            }
        }
        return right;
    }

    /** A guid is only compared with a guid, a date only with a date; numbers and texts go by themselves. */
    private static void checkTypes(Operand left, Operand right) {
        if (left instanceof Operand.Value value
                && right instanceof Operand.Constant constant
                && constant.value() != null) {
            EdmType type = value.field().type();
            boolean fits =
                    switch (type) {
                        case GUID -> constant.value() instanceof UUID;
                        case STRING, BINARY -> constant.value() instanceof String;
                        case BOOLEAN -> constant.value() instanceof Boolean || constant.value() instanceof Number;
                        case BYTE -> constant.value() instanceof Boolean || constant.value() instanceof Number;
                        case INT64, INT32, INT16, DOUBLE, DATE_TIME -> constant.value() instanceof Number;
                        case COLLECTION -> false;
                    };
            if (!fits) {
                throw ODataProblem.syntax();
            }
        }
    }

    private boolean acceptComma() {
        boolean more = peek().kind() == Kind.COMMA;
        at += more ? 1 : 0;
        return more;
    }

    private boolean accept(String word) {
        if (peek().word(word)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(Kind kind) {
        if (peek().kind() != kind) {
            throw ODataProblem.syntax();
        }
        at++;
    }

    private Token peek() {
        return at < tokens.size() ? tokens.get(at) : new Token(Kind.END, "", null);
    }
}
