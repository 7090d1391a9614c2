package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.optiply.ResourceType.Link;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.List;
import java.util.Map;

/**
 * Rules about a record as a whole: required attributes, parents, unique pairs, no cycles (Optiply reference §8). What
 * breaks one is refused with an {@link OptiplyProblem}.
 */
final class Integrity {
    private final Switches switches;

    Integrity(Switches switches) {
        this.switches = switches;
    }

    /** Whether all required attributes are there; those in {@code given} will be set later. */
    void requireAll(ResourceType type, Map<String, Object> values, List<String> given) {
        for (Attribute attribute : type.attributes().values()) {
            if (required(attribute) && !values.containsKey(attribute.name()) && !given.contains(attribute.name())) {
                throw OptiplyProblem.invalid(switches, attribute.name() + ": must not be null");
            }
        }
    }

    private boolean required(Attribute attribute) {
        return attribute.required()
                && (!attribute.name().equals("unlimitedStock") || switches.on(OptiplySwitch.UNLIMITED_STOCK_REQUIRED));
    }

    /** Whether the records exist that the attributes name. */
    void checkParents(Account account, ResourceType type, Map<String, Object> values, List<String> given) {
        for (Link parent : type.parents()) {
            if (values.get(parent.attribute()) instanceof Long id
                    && !given.contains(parent.attribute())
                    && account.table(parent.type()).find(id).isEmpty()) {
                throw new OptiplyProblem(
                        switches.number(OptiplySwitch.MISSING_PARENT_STATUS), parent.type() + " " + id + " not found");
            }
        }
    }

    /** Whether the pair is still free, for another record than {@code self}. */
    void checkPairs(Account account, ResourceType type, Map<String, Object> values, long self) {
        if (type.unique().isEmpty()) {
            return;
        }
        String first = type.unique().get(0);
        String second = type.unique().get(1);
        if (!(values.get(first) instanceof Long one) || !(values.get(second) instanceof Long other)) {
            return;
        }
        if (pairExists(account, type, first, one, second, other, self)) {
            throw new OptiplyProblem(
                    switches.number(OptiplySwitch.DUPLICATE_STATUS),
                    type.name() + " for this " + first + " and " + second + " exists");
        }
        int cycle = switches.number(OptiplySwitch.CYCLE_STATUS);
        if (type.name().equals("productCompositions")
                && cycle != 0
                && (one.equals(other) || pairExists(account, type, first, other, second, one, self))) {
            throw new OptiplyProblem(cycle, "these products are composed of each other");
        }
    }

    /** By switch a remote id exists once per coupling (Optiply reference §3.3, G3). */
    void checkRemoteId(Account account, ResourceType type, Map<String, String> remoteIds) {
        if (!remoteIds.isEmpty()
                && switches.on(OptiplySwitch.REMOTE_ID_UNIQUE)
                && account.table(type.name()).all().stream()
                        .anyMatch(other -> other.remoteIds().entrySet().containsAll(remoteIds.entrySet()))) {
            throw new OptiplyProblem(
                    switches.number(OptiplySwitch.DUPLICATE_STATUS), type.name() + " with this remoteId exists");
        }
    }

    private static boolean pairExists(
            Account account, ResourceType type, String first, long one, String second, long other, long self) {
        return account.table(type.name()).naming(first, one).stream()
                .anyMatch(found -> found.id() != self && Long.valueOf(other).equals(found.get(second)));
    }
}
