package com.optiply.connector.sandbox.optiply;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.optiply.Attribute.Kind;
import com.optiply.connector.sandbox.optiply.OrderLines.Line;
import com.optiply.connector.sandbox.optiply.ResourceType.Link;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** POST and PATCH (Optiply reference §2, §3, §8). The account's monitor is held. */
final class Writes {
    private final OptiplyState state;
    private final Switches switches;
    private final SentAttributes attributes;
    private final Integrity integrity;
    private final OrderLines orderLines;

    Writes(OptiplyState state) {
        this.state = state;
        this.switches = state.switches();
        this.attributes = new SentAttributes(state.switches());
        this.integrity = new Integrity(state.switches());
        this.orderLines = new OrderLines(state, attributes, integrity);
    }

    /**
     * A new record, with its order lines where it has some.
     *
     * @param remoteKey where remoteIdMap keeps a remote id; empty ignores it
     */
    Resource create(Account account, ResourceType type, JsonNode sent, Optional<String> remoteKey) {
        Map<String, Object> values = attributes.ofNew(type, sent);
        if (!switches.on(OptiplySwitch.PREFERRED_ON_POST)) {
            values.remove("preferred");
        }
        type.attributes().values().forEach(attribute -> attribute
                .standard()
                .ifPresent(standard -> values.putIfAbsent(attribute.name(), standard)));
        integrity.requireAll(type, values, List.of());
        integrity.checkParents(account, type, values, List.of());
        integrity.checkPairs(account, type, values, -1);
        Map<String, String> remoteIds = SentAttributes.remoteIds(Map.of(), sent, remoteKey);
        integrity.checkRemoteId(account, type, remoteIds);
        if (type.name().equals("products")) {
            values.putIfAbsent("unlimitedStock", false);
        }
        Derived.complete(account, type, values);
        List<Line> lines = orderLines.read(account, type, sent);
        Instant now = state.clock().instant();
        Resource created = new Resource(state.nextId(type), UUID.randomUUID(), values, remoteIds, now, now);
        put(account, type, created, "POST", sent);
        type.lines().ifPresent(link -> orderLines.add(account, link, created, lines, remoteKey));
        return created;
    }

    /** A record with other attributes. */
    Resource change(Account account, ResourceType type, Resource before, JsonNode sent, Optional<String> remoteKey) {
        Map<String, Object> changes = attributes.ofChange(type, sent);
        holdFixed(type, before, changes);
        Map<String, Object> values = new LinkedHashMap<>(before.attributes());
        changes.forEach((name, value) -> {
            if (value != null) {
                values.put(name, value);
            } else if (switches.on(OptiplySwitch.NULL_CLEARS)) {
                values.remove(name);
            }
        });
        integrity.checkParents(account, type, changes, List.of());
        integrity.checkPairs(account, type, values, before.id());
        Derived.productUuid(account, type, values);
        Resource changed = new Resource(
                before.id(),
                before.uuid(),
                values,
                SentAttributes.remoteIds(before.remoteIds(), sent, remoteKey),
                before.createdAt(),
                state.clock().instant());
        if (type.lines().isPresent() && sent.has("orderLines") && switches.on(OptiplySwitch.PATCH_ORDER_LINES)) {
            List<Line> lines = orderLines.read(account, type, sent);
            Link link = type.lines().get();
            Table table = account.table(link.type());
            table.naming(link.attribute(), before.id()).forEach(table::remove);
            orderLines.add(account, link, changed, lines, remoteKey);
        }
        put(account, type, changed, "PATCH", sent);
        return changed;
    }

    /** Whether what a record names and when it was placed can change is unknown (Optiply reference G7). */
    private void holdFixed(ResourceType type, Resource before, Map<String, Object> changes) {
        String rule = switches.text(OptiplySwitch.PATCH_FIXED);
        if (rule.equals("accept")) {
            return;
        }
        changes.entrySet().removeIf(change -> {
            boolean fixed = type.attributes().get(change.getKey()).kind() == Kind.ID
                    || change.getKey().equals("placed");
            boolean differs = fixed && !change.getValue().equals(before.get(change.getKey()));
            if (differs && rule.equals("refuse")) {
                throw OptiplyProblem.invalid(switches, change.getKey() + ": cannot be changed");
            }
            return differs;
        });
    }

    private void put(Account account, ResourceType type, Resource resource, String method, JsonNode sent) {
        account.table(type.name()).put(resource);
        Map<String, Object> written = new LinkedHashMap<>();
        sent.properties().forEach(entry -> written.put(entry.getKey(), entry.getValue()));
        account.remember(type.name(), resource.id(), new Account.Write(resource.updatedAt(), method, written));
        if (Boolean.TRUE.equals(resource.get("preferred")) && switches.on(OptiplySwitch.PREFERRED_EXCLUSIVE)) {
            Table table = account.table(type.name());
            table.naming("productId", (Long) resource.get("productId")).stream()
                    .filter(other -> other.id() != resource.id() && Boolean.TRUE.equals(other.get("preferred")))
                    .forEach(other -> table.put(other.with("preferred", false, resource.updatedAt())));
        }
    }
}
