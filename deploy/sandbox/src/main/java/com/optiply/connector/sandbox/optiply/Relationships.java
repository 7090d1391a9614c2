package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.optiply.ResourceType.Relation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What the links of relationships lead to (Optiply reference §2). The account's monitor is held. */
record Relationships(Documents documents, ResourceType type, Resource resource) {

    /** {@code related}: the records themselves. */
    Answer related(String name) {
        Relation relation = relation(name);
        Table table = table(relation);
        return relation.many()
                ? documents.list(table, table.naming(relation.attribute(), resource.id()))
                : documents.perhaps(table.type(), parent(relation));
    }

    /** {@code self}: only types and ids. */
    Answer linkage(String name) {
        return documents.data(200, identifiers(relation(name)));
    }

    /** Types and ids of the records behind a relationship: an array, or for a parent one object or null. */
    Object identifiers(Relation relation) {
        if (!relation.many()) {
            return parent(relation).map(found -> identifier(relation, found)).orElse(null);
        }
        JsonArray identifiers = new JsonArray();
        targets(relation).forEach(child -> identifiers.add(identifier(relation, child)));
        return identifiers;
    }

    /** The records behind a relationship. */
    List<Resource> targets(Relation relation) {
        return relation.many()
                ? table(relation).naming(relation.attribute(), resource.id())
                : parent(relation).stream().toList();
    }

    private Optional<Resource> parent(Relation relation) {
        Object id = Filters.value(documents.account(), resource, relation.attribute());
        return id instanceof Long known ? table(relation).find(known) : Optional.empty();
    }

    private Table table(Relation relation) {
        return documents.account().table(relation.type());
    }

    private Relation relation(String name) {
        return type.relations().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OptiplyProblem(404, "relationship " + name + " not found"));
    }

    private static JsonObject identifier(Relation relation, Resource found) {
        return new JsonObject().put("type", relation.type()).put("id", String.valueOf(found.id()));
    }
}
