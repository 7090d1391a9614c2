package com.optiply.connector.sandbox.optiply;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.optiply.ResourceType.Link;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** POST, PATCH and DELETE (Optiply reference §2, §3, §8). The account's monitor is held. */
final class Writes {
    private static final List<String> REMOTE = List.of("remoteId", "remoteDataSyncedToDate");
    private static final List<String> READ_ONLY = List.of(
            "uuid", "createdAt", "updatedAt", "createdFromPublicApi", "accountId", "remoteIdMap", "resourceId", "id");

    private final OptiplyState state;
    private final Switches switches;
    private final AttributeReader reader;
    private final Integrity integrity;

    Writes(OptiplyState state) {
        this.state = state;
        this.switches = state.switches();
        this.reader = new AttributeReader(state.switches());
        this.integrity = new Integrity(state.switches());
    }

    /** A new record, with its order lines where it has some. */
    Resource create(Account account, ResourceType type, JsonNode sent, String coupling) {
        Map<String, Object> values = values(type, sent, false);
        type.attributes().values().forEach(attribute -> attribute
                .standard()
                .ifPresent(standard -> values.putIfAbsent(attribute.name(), standard)));
        Integrity.requireAll(type, values, List.of());
        integrity.checkParents(account, type, values, List.of());
        integrity.checkPairs(account, type, values, -1);
        deliveryDates(account, type, values);
        List<Map<String, Object>> lines = lines(account, type, sent);
        Instant now = state.clock().instant();
        Resource created = new Resource(
                state.nextId(type), UUID.randomUUID(), values, remoteIds(Map.of(), sent, coupling), now, now);
        put(account, type, created, "POST", sent);
        type.lines().ifPresent(link -> addLines(account, link, created, lines));
        return created;
    }

    /** A record with other attributes. */
    Resource change(Account account, ResourceType type, Resource before, JsonNode sent, String coupling) {
        Map<String, Object> changes = values(type, sent, true);
        Map<String, Object> values = new LinkedHashMap<>(before.attributes());
        changes.forEach((name, value) -> {
            if (value != null) {
                values.put(name, value);
            } else if (switches.on(Switch.NULL_CLEARS)) {
                values.remove(name);
            }
        });
        integrity.checkParents(account, type, changes, List.of());
        integrity.checkPairs(account, type, values, before.id());
        Resource changed = new Resource(
                before.id(),
                before.uuid(),
                values,
                remoteIds(before.remoteIds(), sent, coupling),
                before.createdAt(),
                state.clock().instant());
        if (type.lines().isPresent() && sent.has("orderLines") && switches.on(Switch.PATCH_ORDER_LINES)) {
            List<Map<String, Object>> lines = lines(account, type, sent);
            Link link = type.lines().get();
            Table table = account.table(link.type());
            table.naming(link.attribute(), before.id()).forEach(table::remove);
            addLines(account, link, changed, lines);
        }
        put(account, type, changed, "PATCH", sent);
        return changed;
    }

    /** Removes a record and what the type's cascades say. */
    void delete(Account account, ResourceType type, Resource resource) {
        if (switches.on(Switch.PRODUCT_DELETE_BLOCKED)) {
            for (Link link : type.blocked()) {
                if (!account.table(link.type())
                        .naming(link.attribute(), resource.id())
                        .isEmpty()) {
                    throw new OptiplyProblem(409, type.name() + " " + resource.id() + " is used in " + link.type());
                }
            }
        }
        account.table(type.name()).remove(resource);
        account.remember(
                type.name(), resource.id(), new Account.Write(state.clock().instant(), "DELETE", Map.of()));
        boolean cascades = !type.name().equals("sellOrders") || switches.on(Switch.SELL_ORDER_CASCADE);
        if (cascades) {
            for (Link link : type.cascades()) {
                ResourceType childType = ResourceType.all().get(link.type());
                account.table(link.type())
                        .naming(link.attribute(), resource.id())
                        .forEach(child -> delete(account, childType, child));
            }
        }
    }

    private void put(Account account, ResourceType type, Resource resource, String method, JsonNode sent) {
        account.table(type.name()).put(resource);
        Map<String, Object> written = new LinkedHashMap<>();
        sent.properties().forEach(entry -> written.put(entry.getKey(), entry.getValue()));
        account.remember(type.name(), resource.id(), new Account.Write(resource.updatedAt(), method, written));
    }

    private Map<String, Object> values(ResourceType type, JsonNode sent, boolean patch) {
        Map<String, Object> values = new LinkedHashMap<>();
        sent.properties().forEach(entry -> {
            Attribute attribute = type.attributes().get(entry.getKey());
            if (REMOTE.contains(entry.getKey()) && switches.on(Switch.REJECT_REMOTE_ID)) {
                throw new OptiplyProblem(400, "attribute '" + entry.getKey() + "' not accepted");
            }
            if (attribute == null) {
                refuseUnknown(type, entry.getKey());
            } else if (!attribute.readOnly()) {
                boolean missing = entry.getValue().isNull();
                if (missing && attribute.required()) {
                    throw new OptiplyProblem(400, attribute.name() + ": must not be null");
                }
                if (!missing) {
                    values.put(attribute.name(), reader.read(attribute, entry.getValue()));
                } else if (patch) {
                    values.put(attribute.name(), null);
                }
            }
        });
        return values;
    }

    private void refuseUnknown(ResourceType type, String name) {
        boolean known = READ_ONLY.contains(name)
                || name.equals("remoteId")
                || name.equals("orderLines") && type.lines().isPresent();
        if (!known && switches.on(Switch.STRICT_ATTRIBUTES)) {
            throw new OptiplyProblem(400, "attribute '" + name + "' not found");
        }
    }

    /** Buy orders and their lines inherit expected delivery dates (Optiply reference §2.6). */
    private static void deliveryDates(Account account, ResourceType type, Map<String, Object> values) {
        String expected = "expectedDeliveryDate";
        if (type.name().equals("buyOrders") && !values.containsKey(expected)) {
            Optional<Resource> supplier = account.table("suppliers").find((Long) values.get("supplierId"));
            supplier.map(found -> found.get("deliveryTime"))
                    .map(Long.class::cast)
                    .ifPresent(days -> values.put(
                            expected,
                            Times.text(
                                    Instant.parse((String) values.get("placed")).plusSeconds(days * 86_400))));
        } else if (type.name().equals("buyOrderLines") && !values.containsKey(expected)) {
            account.table("buyOrders")
                    .find((Long) values.get("buyOrderId"))
                    .map(order -> order.get(expected))
                    .ifPresent(date -> values.put(expected, date));
        }
    }

    private List<Map<String, Object>> lines(Account account, ResourceType type, JsonNode sent) {
        List<Map<String, Object>> lines = new ArrayList<>();
        JsonNode array = sent.get("orderLines");
        if (type.lines().isEmpty() || array == null || array.isNull()) {
            return lines;
        }
        if (!array.isArray()) {
            throw new OptiplyProblem(
                    switches.number(Switch.WRONG_TYPE_STATUS), "Resource error: orderLines is no array");
        }
        Link link = type.lines().get();
        ResourceType lineType = ResourceType.all().get(link.type());
        for (JsonNode element : array) {
            Map<String, Object> values = values(lineType, element, false);
            Integrity.requireAll(lineType, values, List.of(link.attribute()));
            integrity.checkParents(account, lineType, values, List.of(link.attribute()));
            lines.add(values);
        }
        return lines;
    }

    private void addLines(Account account, Link link, Resource order, List<Map<String, Object>> lines) {
        ResourceType type = ResourceType.all().get(link.type());
        for (Map<String, Object> line : lines) {
            line.put(link.attribute(), order.id());
            deliveryDates(account, type, line);
            Resource created = new Resource(
                    state.nextId(type), UUID.randomUUID(), line, Map.of(), order.updatedAt(), order.updatedAt());
            account.table(type.name()).put(created);
            account.remember(type.name(), created.id(), new Account.Write(order.updatedAt(), "POST", line));
        }
    }

    private Map<String, String> remoteIds(Map<String, String> before, JsonNode sent, String coupling) {
        JsonNode remote = sent.get("remoteId");
        if (remote == null || remote.isNull()) {
            return before;
        }
        Map<String, String> after = new LinkedHashMap<>(before);
        after.put(coupling, remote.asText());
        return after;
    }
}
