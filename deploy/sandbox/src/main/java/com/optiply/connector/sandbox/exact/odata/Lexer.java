package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.ValueTexts;
import com.optiply.connector.sandbox.exact.odata.Token.Kind;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits an OData expression into tokens; literals are guid'…', datetime'…', 123L, numbers, 'text', true, false, null. */
final class Lexer {
    /** The literal {@code null}. */
    static final Object NULL = new Object();

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
            tokens.add(token);
        }
        return tokens;
    }

    private Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at >= text.length()) {
            return new Token(Kind.END, "", null);
        }
        char first = text.charAt(at);
        return switch (first) {
            case '(' -> single(Kind.OPEN);
            case ')' -> single(Kind.CLOSE);
            case ',' -> single(Kind.COMMA);
            case '\'' -> Token.literal(quoted());
            default -> Character.isDigit(first) || first == '-' ? number() : word();
        };
    }

    private Token single(Kind kind) {
        at++;
        return new Token(kind, "", null);
    }

    private String quoted() {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length()) {
            char here = text.charAt(at++);
            if (here != '\'') {
                content.append(here);
            } else if (at < text.length() && text.charAt(at) == '\'') {
                content.append('\'');
                at++;
            } else {
                return content.toString();
            }
        }
        throw ODataProblem.syntax();
    }

    private Token number() {
        int start = at++;
        while (at < text.length() && isNumberPart(text.charAt(at))) {
            at++;
        }
        String digits = text.substring(start, at);
        try {
            char last = Character.toUpperCase(digits.charAt(digits.length() - 1));
            if (last == 'L') {
                return Token.literal(Long.valueOf(digits.substring(0, digits.length() - 1)));
            }
            if (last == 'D' || last == 'M' || last == 'F') {
                return Token.literal(Double.valueOf(digits.substring(0, digits.length() - 1)));
            }
            return Token.literal(
                    digits.contains(".") || digits.contains("e") || digits.contains("E")
                            ? (Object) Double.valueOf(digits)
                            : (Object) Long.valueOf(digits));
        } catch (NumberFormatException broken) {
            throw ODataProblem.syntax();
        }
    }

    private static boolean isNumberPart(char c) {
        return Character.isLetterOrDigit(c) || c == '.';
    }

    private Token word() {
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw ODataProblem.syntax();
        }
        String word = text.substring(start, at);
        if (at < text.length() && text.charAt(at) == '\'') {
            return typed(word.toLowerCase(Locale.ROOT), quoted());
        }
        return switch (word) {
            case "true" -> Token.literal(true);
            case "false" -> Token.literal(false);
            case "null" -> Token.literal(NULL);
            default -> new Token(Kind.WORD, word, null);
        };
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '/';
    }

    private static Token typed(String prefix, String content) {
        try {
            return switch (prefix) {
                case "guid" -> Token.literal(ValueTexts.parse(EdmType.GUID, content));
                case "datetime" -> Token.literal(new WallTime(ValueTexts.wallMillis(content)));
                default -> throw ODataProblem.syntax();
            };
        } catch (IllegalArgumentException | DateTimeParseException broken) {
            throw ODataProblem.syntax();
        }
    }

    /** A datetime literal, in milliseconds of Exact's wall clock (Exact reference §3.5). */
    record WallTime(long millis) {}
}
