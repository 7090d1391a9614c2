package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/** JSON:API documents: pages with their links, single records, errors (Optiply reference §4). */
final class Documents {
    static final String CONTENT_TYPE = "application/vnd.api+json";

    private Documents() {}

    /** A page of records. */
    static Answer list(Call call, Account account, Table table, Collection<Resource> among) {
        Listing page = Listing.of(account, table, among, call.query());
        JsonArray data = new JsonArray();
        page.records().forEach(found -> data.add(ResourceJson.of(root(call), account, table.type(), found)));
        JsonObject body = new JsonObject()
                .put("data", data)
                .put("meta", new JsonObject().put("totalResourceCount", page.total()))
                .put("links", links(call, page));
        return json(200, body);
    }

    /** A document of one record; null is the empty one. */
    static Answer single(int status, JsonObject data) {
        return json(status, new JsonObject().put("data", data));
    }

    private static JsonObject links(Call call, Listing page) {
        JsonObject links = new JsonObject().put("first", link(call, page, 0));
        int lastOffset = page.total() == 0 ? 0 : (page.total() - 1) / page.limit() * page.limit();
        links.put("last", link(call, page, lastOffset));
        if (page.offset() > 0) {
            links.put("prev", link(call, page, Math.max(0, page.offset() - page.limit())));
        }
        if (page.offset() < lastOffset) {
            links.put("next", link(call, page, page.offset() + page.limit()));
        }
        return links;
    }

    private static String link(Call call, Listing page, int offset) {
        StringJoiner query = new StringJoiner("&");
        for (String pair : call.rawQuery().split("&")) {
            String name = pair.replace("%5B", "[").replace("%5D", "]");
            if (!pair.isEmpty() && !name.startsWith("page[")) {
                query.add(pair);
            }
        }
        query.add("page[limit]=" + page.limit());
        if (offset > 0) {
            query.add("page[offset]=" + offset);
        }
        return call.origin() + call.path() + "?" + query;
    }

    /** The accounts that a token can see: its own. */
    static Answer accounts(Call call, Account account) {
        JsonObject data = new JsonObject()
                .put("id", String.valueOf(account.id()))
                .put("type", "accounts")
                .put("attributes", new JsonObject().put("name", "Webshop " + account.id()))
                .put("links", new JsonObject().put("self", root(call) + "/accounts/" + account.id()));
        return json(
                200,
                new JsonObject()
                        .put("data", new JsonArray(List.of(data)))
                        .put("meta", new JsonObject().put("totalResourceCount", 1)));
    }

    /** The address up to and including {@code /v1}. */
    static String root(Call call) {
        return call.origin() + "/v1";
    }

    /** A refusal of the resource layer. */
    static Answer error(int status, String detail) {
        String title =
                switch (status) {
                    case 400 -> "BAD_REQUEST";
                    case 403 -> "FORBIDDEN";
                    case 404 -> "NOT_FOUND";
                    case 405 -> "METHOD_NOT_ALLOWED";
                    case 409 -> "CONFLICT";
                    case 415 -> "UNSUPPORTED_MEDIA_TYPE";
                    case 429 -> "TOO_MANY_REQUESTS";
                    default -> "INTERNAL_SERVER_ERROR";
                };
        JsonObject error = new JsonObject()
                .put("status", String.valueOf(status))
                .put("title", title)
                .put("detail", detail)
                .put("meta", new JsonObject().put("message", detail));
        return json(status, new JsonObject().put("errors", new JsonArray().add(error)));
    }

    private static Answer json(int status, JsonObject body) {
        return Answer.of(status, CONTENT_TYPE, body.toBuffer());
    }
}
