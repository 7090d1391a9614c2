package com.optiply.connector.sandbox.exact.odata;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Skip tokens as clients give them back: some cut the token out of {@code __next} and encode it a second time, some send
 * a naked guid.
 */
final class SkipTokens {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern ENCODED = Pattern.compile("%2[7Cc]");

    private SkipTokens() {}

    /** The token as it stood in {@code __next}, decoded. */
    static String normal(String given) {
        String token = given;
        if (ENCODED.matcher(token).find()) {
            try {
                token = URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException broken) {
                throw ODataProblem.syntax();
            }
        }
        return GUID.matcher(token).matches() ? "guid'" + token + "'" : token;
    }
}
