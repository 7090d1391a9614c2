package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.switches.Switches;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** JSON:API documents of one call: pages with their links, single records (Optiply reference §4). */
record Documents(Call call, Account account, Switches switches) {
    static final String CONTENT_TYPE = "application/vnd.api+json";

    /** A page of records. */
    Answer list(Table table, Collection<Resource> among) {
        Listing page = Listing.of(account, table, among, call.query(), switches);
        JsonArray data = new JsonArray();
        page.records().forEach(found -> data.add(json().of(table.type(), found)));
        JsonObject body = new JsonObject()
                .put("data", data)
                .put("meta", new JsonObject().put("totalResourceCount", page.total()))
                .put("links", new PageLinks(call, page, switches).json());
        return json(200, Inclusion.into(body, this, table.type(), page.records()));
    }

    /** One record. */
    Answer single(int status, ResourceType type, Resource resource) {
        JsonObject body = new JsonObject().put("data", json().of(type, resource));
        return json(status, Inclusion.into(body, this, type, List.of(resource)));
    }

    /** A record with others beside it. */
    Answer single(int status, ResourceType type, Resource resource, ResourceType otherType, List<Resource> others) {
        JsonArray included = new JsonArray();
        others.forEach(other -> included.add(json().of(otherType, other)));
        return json(
                status, new JsonObject().put("data", json().of(type, resource)).put("included", included));
    }

    /** The record that a to-one relationship names, if it is there. */
    Answer perhaps(ResourceType type, Optional<Resource> resource) {
        return json(
                200,
                new JsonObject()
                        .put(
                                "data",
                                resource.map(found -> json().of(type, found)).orElse(null)));
    }

    /** Any other document. */
    Answer data(int status, Object data) {
        return json(status, new JsonObject().put("data", data));
    }

    ResourceJson json() {
        return new ResourceJson(call.origin() + "/v1", account, switches, SparseFields.of(call.query(), switches));
    }

    private static Answer json(int status, JsonObject body) {
        return Answer.of(status, CONTENT_TYPE, body.toBuffer());
    }
}
