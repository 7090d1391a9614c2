package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Params;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.StringJoiner;

/** The {@code __next} address: the options of the call with what is left of $top, and the skip token. */
public final class NextLink {
    private NextLink() {}

    /** The address of the next page. */
    public static String of(Call call, OptionalInt top, int pageRows, String token) {
        StringJoiner query = new StringJoiner("&");
        for (String pair : call.rawQuery().split("&")) {
            int equals = pair.indexOf('=');
            String name = Params.decode(equals < 0 ? pair : pair.substring(0, equals));
            if (name.equals("$top") && top.isPresent()) {
                query.add("$top=" + (top.getAsInt() - pageRows));
            } else if (!name.equals("$skiptoken") && !name.equals("$skip") && !pair.isEmpty()) {
                query.add(pair);
            }
        }
        String encoded = URLEncoder.encode(token, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%27", "'")
                .replace("%2C", ",");
        query.add("$skiptoken=" + encoded);
        return call.origin() + call.path() + "?" + query;
    }
}
