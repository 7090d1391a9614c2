package com.optiply.connector.local.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Readable names for ids in the hand-written file: {@code @lamp} is always the same GUID. */
final class Alias {

    private static final char MARK = '@';

    private Alias() {}

    /** @return the GUID of a name without its mark */
    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    /** @return the text with every alias in it, also in a key such as {@code @order/@lamp}, replaced by its GUID */
    static String resolve(String text) {
        if (text.isEmpty() || text.charAt(0) != MARK) {
            return text;
        }
        int slash = text.indexOf('/');
        return slash < 0
                ? id(text.substring(1))
                : id(text.substring(1, slash)) + "/" + resolve(text.substring(slash + 1));
    }
}
