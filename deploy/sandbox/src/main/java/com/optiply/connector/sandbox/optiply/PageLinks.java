package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Links to the pages around one: absolute, with everything that was asked for (Optiply reference §4.1). */
record PageLinks(Call call, Listing page, Switches switches) {

    /** First and last always, prev and next where there is such a page. */
    JsonObject json() {
        JsonObject links = new JsonObject().put("first", link(0));
        int last = page.total() == 0 ? 0 : (page.total() - 1) / page.limit() * page.limit();
        links.put("last", link(last));
        if (page.offset() > 0) {
            links.put("prev", link(Math.max(0, page.offset() - page.limit())));
        }
        if (page.offset() < last) {
            links.put("next", link(page.offset() + page.limit()));
        }
        return links;
    }

    private String link(int offset) {
        StringJoiner query = new StringJoiner("&");
        call.query().values().forEach((name, values) -> {
            if (!name.startsWith("page[")) {
                values.forEach(value -> query.add(name(name) + "=" + encode(value)));
            }
        });
        query.add(name("page[limit]") + "=" + page.limit());
        if (offset > 0) {
            query.add(name("page[offset]") + "=" + offset);
        }
        return call.origin() + call.path() + "?" + query;
    }

    private String name(String name) {
        return switches.on(OptiplySwitch.ENCODED_LINKS)
                ? encode(name)
                : encode(name).replace("%5B", "[").replace("%5D", "]");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
