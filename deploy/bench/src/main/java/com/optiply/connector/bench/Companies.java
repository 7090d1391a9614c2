package com.optiply.connector.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.local.onboarding.Onboarding;
import com.optiply.connector.local.onboarding.OperatorApi;
import com.optiply.connector.local.onboarding.OperatorToken;
import com.optiply.connector.local.onboarding.TenantSettings;
import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Stack;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Companies that only the poller reads: made up, and onboarded with sales from orders and without compositions. */
record Companies(Stack stack) {

    /** Streams of such a tenant: division, deletions, warehouses, items, item-prices, stock-positions and the two of orders. */
    static final int STREAMS = 8;

    private static final TenantSettings SETTINGS = new TenantSettings("global", List.of(), "orders", List.of());

    /** @return the merchants by tenant id; nothing is read yet */
    Map<String, Merchant> make(String prefix, int count, int items, int orders, int lines) {
        Map<String, Object> seed = new HashMap<>(Map.of("name", "generated", "seed", 7, "tenants", count));
        seed.putAll(Map.of("items", items, "orders", orders, "orderLines", lines, "invoices", 0));
        Map<String, Merchant> merchants = new LinkedHashMap<>();
        for (JsonNode tenant : stack.sandbox().seed(seed).path("tenants")) {
            merchants.put(prefix + "-" + (merchants.size() + 1), Merchant.of(tenant));
        }
        return merchants;
    }

    /** From nothing to active, one after the other. */
    void onboard(Map<String, Merchant> merchants) {
        OperatorApi operator = new OperatorApi(stack.ports().url(Port.AUTH), new OperatorToken(stack.issuer()));
        Onboarding onboarding = new Onboarding(operator, stack.sandbox(), line -> {});
        merchants.forEach((id, merchant) -> onboarding.onboard(id, "Bench " + id, merchant, SETTINGS));
    }
}
