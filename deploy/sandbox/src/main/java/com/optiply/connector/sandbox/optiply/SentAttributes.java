package com.optiply.connector.sandbox.optiply;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.optiply.Attribute.Kind;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the attributes of a write: known ones, unknown ones, read-only ones and remote ids (Optiply reference §2). */
final class SentAttributes {
    private static final List<String> REMOTE = List.of("remoteId", "remoteDataSyncedToDate");
    private static final List<String> READ_ONLY = List.of(
            "uuid", "createdAt", "updatedAt", "createdFromPublicApi", "accountId", "remoteIdMap", "resourceId", "id");

    private final Switches switches;
    private final AttributeReader reader;

    SentAttributes(Switches switches) {
        this.switches = switches;
        this.reader = new AttributeReader(switches);
    }

    /** The values of a POST; an explicit null counts as not sent. */
    Map<String, Object> ofNew(ResourceType type, JsonNode sent) {
        Map<String, Object> values = ofChange(type, sent);
        values.values().removeIf(value -> value == null);
        return values;
    }

    /** The values of a PATCH; null where null was sent. */
    Map<String, Object> ofChange(ResourceType type, JsonNode sent) {
        Map<String, Object> values = new LinkedHashMap<>();
        sent.properties().forEach(entry -> read(type, entry.getKey(), entry.getValue(), values));
        return values;
    }

    /** The remote ids of a record after a write; without a key they stay as they are. */
    static Map<String, String> remoteIds(Map<String, String> before, JsonNode sent, Optional<String> key) {
        JsonNode remote = sent.get("remoteId");
        if (remote == null || remote.isNull() || key.isEmpty()) {
            return before;
        }
        Map<String, String> after = new LinkedHashMap<>(before);
        after.put(key.get(), remote.asText());
        return after;
    }

    private void read(ResourceType type, String name, JsonNode json, Map<String, Object> values) {
        Attribute attribute = type.attributes().get(name);
        if (REMOTE.contains(name)) {
            refuseRemote(type, name);
        }
        if (attribute == null) {
            refuseUnknown(type, name);
            return;
        }
        if (attribute.readOnly()) {
            return;
        }
        if (json.isNull() && attribute.required()) {
            throw OptiplyProblem.invalid(switches, attribute.name() + ": must not be null");
        }
        if (!attribute.has("loose") || fits(attribute, json) || !switches.on(OptiplySwitch.LOOSE_PHASE_OUT)) {
            values.put(name, meansNull(attribute, json) ? null : reader.read(attribute, json));
        }
    }

    private boolean meansNull(Attribute attribute, JsonNode json) {
        boolean zero = json.isIntegralNumber() && json.longValue() == 0;
        return json.isNull() || zero && attribute.has("none-at-0") && switches.on(OptiplySwitch.ZERO_IS_NULL);
    }

    private static boolean fits(Attribute attribute, JsonNode json) {
        return json.isNull() || (attribute.kind() == Kind.BOOLEAN ? json.isBoolean() : json.isTextual());
    }

    private void refuseRemote(ResourceType type, String name) {
        String types = switches.text(OptiplySwitch.REJECT_REMOTE_ID_TYPES);
        if (switches.on(OptiplySwitch.REJECT_REMOTE_ID)
                && (types.isBlank() || List.of(types.split("\\s*,\\s*")).contains(type.name()))) {
            throw new OptiplyProblem(400, "attribute '" + name + "' not accepted");
        }
    }

    private void refuseUnknown(ResourceType type, String name) {
        boolean known = READ_ONLY.contains(name)
                || name.equals("remoteId")
                || name.equals("orderLines") && type.lines().isPresent();
        if (!known && switches.on(OptiplySwitch.STRICT_ATTRIBUTES)) {
            throw new OptiplyProblem(400, "attribute '" + name + "' not found");
        }
    }
}
