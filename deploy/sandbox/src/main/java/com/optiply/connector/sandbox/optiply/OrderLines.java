package com.optiply.connector.sandbox.optiply;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.optiply.ResourceType.Link;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code orderLines} inside an order (Optiply reference §2.5, C13, G5). The account's monitor is held. */
final class OrderLines {
    private static final String NAME = "orderLines";

    private final OptiplyState state;
    private final Switches switches;
    private final SentAttributes attributes;
    private final Integrity integrity;

    OrderLines(OptiplyState state, SentAttributes attributes, Integrity integrity) {
        this.state = state;
        this.switches = state.switches();
        this.attributes = attributes;
        this.integrity = integrity;
    }

    /** A line that has been checked. */
    record Line(Map<String, Object> values, JsonNode sent) {}

    /** The lines of an order, checked; none when the type has none. */
    List<Line> read(Account account, ResourceType type, JsonNode order) {
        List<Line> lines = new ArrayList<>();
        JsonNode array = order.get(NAME);
        if (type.lines().isEmpty() || array == null || array.isNull()) {
            if (type.lines().isPresent() && switches.on(OptiplySwitch.ORDER_LINES_REQUIRED)) {
                throw OptiplyProblem.invalid(switches, NAME + ": must not be null");
            }
            return lines;
        }
        if (!array.isArray()) {
            throw new OptiplyProblem(
                    switches.number(OptiplySwitch.WRONG_TYPE_STATUS), "Resource error: orderLines is no array");
        }
        int most = switches.number(OptiplySwitch.MAXIMUM_ORDER_LINES);
        if (most > 0 && array.size() > most) {
            throw OptiplyProblem.invalid(switches, NAME + ": must not be more than " + most);
        }
        for (JsonNode element : array) {
            lines.add(line(account, type.lines().get(), unwrapped(element)));
        }
        refuseRepetition(lines);
        return lines;
    }

    private Line line(Account account, Link link, JsonNode sent) {
        ResourceType lineType = ResourceType.all().get(link.type());
        Map<String, Object> values = attributes.ofNew(lineType, sent);
        integrity.requireAll(lineType, values, List.of(link.attribute()));
        integrity.checkParents(account, lineType, values, List.of(link.attribute()));
        return new Line(values, sent);
    }

    private JsonNode unwrapped(JsonNode element) {
        boolean wrapped = element.path("attributes").isObject() && switches.on(OptiplySwitch.WRAPPED_ORDER_LINES);
        return wrapped ? element.get("attributes") : element;
    }

    private void refuseRepetition(List<Line> lines) {
        Set<Object> products = new HashSet<>();
        for (Line line : lines) {
            if (!products.add(line.values().get("productId")) && switches.on(OptiplySwitch.PRODUCT_ONCE_PER_ORDER)) {
                throw OptiplyProblem.invalid(
                        switches, NAME + ": product " + line.values().get("productId") + " is there twice");
            }
        }
    }

    /** Makes the lines of an order that is stored. */
    void add(Account account, Link link, Resource order, List<Line> lines, Optional<String> remoteKey) {
        ResourceType type = ResourceType.all().get(link.type());
        for (Line line : lines) {
            line.values().put(link.attribute(), order.id());
            Derived.complete(account, type, line.values());
            Map<String, String> remoteIds = SentAttributes.remoteIds(Map.of(), line.sent(), remoteKey);
            Resource created = new Resource(
                    state.nextId(type),
                    UUID.randomUUID(),
                    line.values(),
                    remoteIds,
                    order.updatedAt(),
                    order.updatedAt());
            account.table(type.name()).put(created);
            account.remember(type.name(), created.id(), new Account.Write(order.updatedAt(), "POST", line.values()));
        }
    }
}
