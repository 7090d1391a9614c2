package com.optiply.connector.sandbox.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A complete request.
 *
 * @param path the raw path, without query
 * @param rawQuery the query as received, or the empty text
 * @param origin scheme and authority as the client addressed them, such as {@code http://localhost:18081}
 */
public record Call(
        Face face,
        String method,
        String path,
        String rawQuery,
        String origin,
        MultiMap headers,
        Buffer body,
        Params query) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The same with another method. */
    public Call as(String other) {
        return new Call(face, other, path, rawQuery, origin, headers, body, query);
    }

    /** The first value of a header, whatever its case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as text, without the byte order mark that some clients put before it. */
    public String text() {
        String text = body.toString(StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    /** The body as a form. */
    public Params form() {
        return Params.parse(text());
    }

    /** The bearer token, if one was sent. */
    public Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("bearer "))
                .map(value -> value.substring(7).strip())
                .filter(value -> !value.isEmpty());
    }

    /** User and password of HTTP Basic, if they were sent and can be read. */
    public Optional<Basic> basic() {
        return header("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("basic "))
                .flatMap(value -> Basic.parse(value.substring(6).strip()));
    }

    /** Credentials of HTTP Basic. */
    public record Basic(String user, String password) {
        private static Optional<Basic> parse(String encoded) {
            try {
                String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new Basic(text.substring(0, colon), text.substring(colon + 1)));
            } catch (IllegalArgumentException unreadable) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Basic[user=" + user + ", password=***]";
        }
    }
}
