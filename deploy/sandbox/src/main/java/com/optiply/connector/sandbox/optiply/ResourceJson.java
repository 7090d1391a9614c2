package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.optiply.Attribute.Kind;
import com.optiply.connector.sandbox.optiply.ResourceType.Relation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Records as JSON:API resource objects, as the reference's examples show them. */
final class ResourceJson {
    private ResourceJson() {}

    /**
     * A record.
     *
     * @param root the address up to and including {@code /v1}
     */
    static JsonObject of(String root, Account account, ResourceType type, Resource resource) {
        String self = root + "/" + type.name() + "/" + resource.id();
        JsonObject attributes = new JsonObject().put("uuid", resource.uuid().toString());
        attributes.put("accountId", account.id());
        type.attributes().values().forEach(attribute -> attributes.put(attribute.name(), value(attribute, resource)));
        JsonObject remoteIds = new JsonObject();
        resource.remoteIds().forEach(remoteIds::put);
        attributes
                .put("remoteIdMap", remoteIds)
                .put("createdFromPublicApi", true)
                .put("createdAt", Times.text(resource.createdAt()))
                .put("updatedAt", Times.text(resource.updatedAt()));
        JsonObject relationships = new JsonObject();
        for (Relation relation : type.relations()) {
            relationships.put(
                    relation.name(),
                    new JsonObject()
                            .put(
                                    "links",
                                    new JsonObject()
                                            .put("self", self + "/relationships/" + relation.name())
                                            .put("related", self + "/" + relation.name())));
        }
        return new JsonObject()
                .put("id", String.valueOf(resource.id()))
                .put("type", type.name())
                .put("attributes", attributes)
                .put("relationships", relationships)
                .put("links", new JsonObject().put("self", self));
    }

    /** A value as read: decimals are texts (Optiply reference §2). */
    static Object value(Attribute attribute, Resource resource) {
        Object value = resource.get(attribute.name());
        if (attribute.kind() == Kind.DECIMAL && value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof List<?> list ? new JsonArray(List.copyOf(list)) : value;
    }

    /** Exact final state: a flat object for the admin face. */
    static JsonObject flat(ResourceType type, Resource resource) {
        JsonObject flat = new JsonObject().put("id", String.valueOf(resource.id()));
        type.attributes().values().forEach(attribute -> flat.put(attribute.name(), value(attribute, resource)));
        Map<String, String> remoteIds = resource.remoteIds();
        return flat.put(
                        "remoteId",
                        remoteIds.isEmpty()
                                ? null
                                : remoteIds.values().iterator().next())
                .put("createdAt", Times.text(resource.createdAt()))
                .put("updatedAt", Times.text(resource.updatedAt()));
    }
}
