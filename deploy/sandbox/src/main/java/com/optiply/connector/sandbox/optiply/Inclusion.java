package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.optiply.ResourceType.Relation;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records beside the ones asked for, each once: {@code include=supplierProducts.supplier}. The account's monitor is held. */
final class Inclusion {
    private final Documents documents;
    private final Map<String, JsonObject> shown = new LinkedHashMap<>();
    private final JsonArray included = new JsonArray();

    private Inclusion(Documents documents) {
        this.documents = documents;
    }

    /** Adds to a document what its call wants included; {@link OptiplyProblem} 400 for an unknown relationship. */
    static JsonObject into(JsonObject body, Documents documents, ResourceType type, List<Resource> primary) {
        String include = documents.call().query().text("include");
        if (include.isBlank() || !documents.switches().on(OptiplySwitch.INCLUDE)) {
            return body;
        }
        Inclusion inclusion = new Inclusion(documents);
        for (int at = 0; at < primary.size(); at++) {
            JsonObject object = body.getValue("data") instanceof JsonArray list
                    ? list.getJsonObject(at)
                    : body.getJsonObject("data");
            inclusion.shown.put(key(type, primary.get(at)), object);
        }
        for (String path : include.split(",")) {
            inclusion.follow(type, primary, List.of(path.strip().split("\\.")));
        }
        return body.put("included", inclusion.included);
    }

    private void follow(ResourceType type, List<Resource> from, List<String> path) {
        if (path.isEmpty()) {
            return;
        }
        Relation relation = type.relations().stream()
                .filter(one -> one.name().equals(path.getFirst()))
                .findFirst()
                .orElseThrow(() ->
                        new OptiplyProblem(400, "relationship " + path.getFirst() + " not found on " + type.name()));
        ResourceType target = ResourceType.all().get(relation.type());
        List<Resource> next = new ArrayList<>();
        for (Resource resource : from) {
            Relationships relationships = new Relationships(documents, type, resource);
            JsonObject links = shown.get(key(type, resource)).getJsonObject("relationships");
            if (links.containsKey(relation.name())) {
                links.getJsonObject(relation.name()).put("data", relationships.identifiers(relation));
            }
            next.addAll(relationships.targets(relation));
        }
        next.forEach(resource -> shown.computeIfAbsent(key(target, resource), key -> show(target, resource)));
        follow(target, next, path.subList(1, path.size()));
    }

    private JsonObject show(ResourceType type, Resource resource) {
        JsonObject object = documents.json().of(type, resource);
        included.add(object);
        return object;
    }

    private static String key(ResourceType type, Resource resource) {
        return type.name() + " " + resource.id();
    }
}
