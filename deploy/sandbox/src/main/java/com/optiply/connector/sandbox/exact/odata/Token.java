package com.optiply.connector.sandbox.exact.odata;

/** A piece of a filter or a skip token. */
record Token(Kind kind, String text, Object value) {

    enum Kind {
        WORD,
        LITERAL,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    static Token literal(Object value) {
        return new Token(Kind.LITERAL, "", value);
    }

    boolean word(String expected) {
        return kind == Kind.WORD && text.equals(expected);
    }
}
