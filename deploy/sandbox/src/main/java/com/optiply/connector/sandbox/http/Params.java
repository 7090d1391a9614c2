package com.optiply.connector.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decoded name-value pairs of a query string or a form, in their order. */
public record Params(Map<String, List<String>> values) {

    /** Decodes {@code a=b&c=d}; null and blank give no pairs. A broken percent escape stays as it is. */
    public static Params parse(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&")) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    String value = equals < 0 ? "" : pair.substring(equals + 1);
                    values.computeIfAbsent(decode(name), key -> new ArrayList<>())
                            .add(decode(value));
                }
            }
        }
        return new Params(values);
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        List<String> found = values.get(name);
        return found == null ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** The first value of a name, or the empty text. */
    public String text(String name) {
        return first(name).orElse("");
    }

    /** All values of a name. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** A percent-encoded text, with {@code +} as a blank; what cannot be decoded stays as it is. */
    public static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }
}
