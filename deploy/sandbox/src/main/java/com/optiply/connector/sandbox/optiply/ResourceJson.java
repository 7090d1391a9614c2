package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.optiply.Attribute.Kind;
import com.optiply.connector.sandbox.optiply.ResourceType.Relation;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Records as JSON:API resource objects, as the reference's examples show them.
 *
 * @param root the address up to and including {@code /v1}
 */
record ResourceJson(String root, Account account, Switches switches, SparseFields sparse) {

    JsonObject of(ResourceType type, Resource resource) {
        String self = root + "/" + type.name() + "/" + resource.id();
        JsonObject relationships = new JsonObject();
        for (Relation relation : type.relations()) {
            if (sparse.show(type, relation.name())) {
                relationships.put(relation.name(), links(self, relation));
            }
        }
        return new JsonObject()
                .put("id", String.valueOf(resource.id()))
                .put("type", type.name())
                .put("attributes", attributes(type, resource))
                .put("relationships", relationships)
                .put("links", new JsonObject().put("self", self));
    }

    private static JsonObject links(String self, Relation relation) {
        return new JsonObject()
                .put(
                        "links",
                        new JsonObject()
                                .put("self", self + "/relationships/" + relation.name())
                                .put("related", self + "/" + relation.name()));
    }

    private JsonObject attributes(ResourceType type, Resource resource) {
        JsonObject attributes = new JsonObject().put("uuid", resource.uuid().toString());
        attributes.put("accountId", account.id());
        type.attributes()
                .values()
                .forEach(attribute -> attributes.put(attribute.name(), shown(type, attribute, resource)));
        JsonObject remoteIds = new JsonObject();
        resource.remoteIds().forEach(remoteIds::put);
        attributes
                .put("remoteIdMap", remoteIds)
                .put("createdFromPublicApi", !type.readOnly())
                .put("createdAt", Times.text(resource.createdAt()))
                .put("updatedAt", Times.text(resource.updatedAt()));
        attributes.fieldNames().removeIf(name -> !sparse.show(type, name));
        return attributes;
    }

    private Object shown(ResourceType type, Attribute attribute, Resource resource) {
        Object value = resource.get(attribute.name());
        if (attribute.name().equals("productCount") && type.name().equals("promotions")) {
            return account.table("promotionProducts")
                    .naming("promotionId", resource.id())
                    .size();
        }
        if (attribute.name().equals("status") && value != null && switches.on(OptiplySwitch.STATUS_UPPER_CASE)) {
            return value.toString().toUpperCase(Locale.ROOT);
        }
        return value instanceof BigDecimal && !switches.on(OptiplySwitch.DECIMAL_TEXTS)
                ? value
                : value(attribute, resource);
    }

    /** A value as read: decimals are texts (Optiply reference §2). */
    private static Object value(Attribute attribute, Resource resource) {
        Object value = resource.get(attribute.name());
        if (attribute.kind() == Kind.DECIMAL && value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Long number && attribute.has("reads-as-text")) {
            return number.toString();
        }
        return value instanceof List<?> list ? new JsonArray(List.copyOf(list)) : value;
    }

    /** Exact final state: a flat object for the admin face. */
    static JsonObject flat(ResourceType type, Resource resource) {
        JsonObject flat = new JsonObject().put("id", String.valueOf(resource.id()));
        type.attributes().values().forEach(attribute -> flat.put(attribute.name(), value(attribute, resource)));
        return flat.put(
                        "remoteId",
                        resource.remoteIds().values().stream().findFirst().orElse(null))
                .put("createdAt", Times.text(resource.createdAt()))
                .put("updatedAt", Times.text(resource.updatedAt()));
    }
}
