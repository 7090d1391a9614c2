package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.optiply.ResourceType.Link;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import java.time.Instant;
import java.util.Map;

/** DELETE and its cascades (Optiply reference §2.6, §3.4, G8). The account's monitor is held. */
final class Removals {
    private final OptiplyState state;
    private final Switches switches;

    Removals(OptiplyState state) {
        this.state = state;
        this.switches = state.switches();
    }

    /** Removes a record and what the type's cascades say; by switch it is refused or only disabled. */
    void delete(Account account, ResourceType type, Resource resource) {
        if (switches.on(OptiplySwitch.PRODUCT_DELETE_BLOCKED)) {
            refuseUsed(account, type, resource);
        }
        Instant now = state.clock().instant();
        account.remember(type.name(), resource.id(), new Account.Write(now, "DELETE", Map.of()));
        if (switches.on(OptiplySwitch.PRODUCT_DELETE_SOFT) && type.name().equals("products")) {
            account.table(type.name()).put(resource.with("status", "disabled", now));
        } else if (switches.on(OptiplySwitch.PRODUCT_DELETE_SOFT) && type.name().equals("suppliers")) {
            account.table(type.name()).put(resource.with("ignored", true, now));
        } else {
            account.table(type.name()).remove(resource);
            cascade(account, type, resource);
        }
    }

    private static void refuseUsed(Account account, ResourceType type, Resource resource) {
        for (Link link : type.blocked()) {
            if (!account.table(link.type())
                    .naming(link.attribute(), resource.id())
                    .isEmpty()) {
                throw new OptiplyProblem(409, type.name() + " " + resource.id() + " is used in " + link.type());
            }
        }
    }

    private void cascade(Account account, ResourceType type, Resource resource) {
        if (type.name().equals("sellOrders") && !switches.on(OptiplySwitch.SELL_ORDER_CASCADE)) {
            return;
        }
        for (Link link : type.cascades()) {
            ResourceType childType = ResourceType.all().get(link.type());
            account.table(link.type())
                    .naming(link.attribute(), resource.id())
                    .forEach(child -> delete(account, childType, child));
        }
    }
}
