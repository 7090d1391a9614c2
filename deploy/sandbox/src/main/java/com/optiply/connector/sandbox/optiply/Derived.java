package com.optiply.connector.sandbox.optiply;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Values that the server adds: expected delivery dates and a line's product uuid (Optiply reference §2.6). */
final class Derived {
    private static final String EXPECTED = "expectedDeliveryDate";

    private Derived() {}

    /** Completes the values of a new record whose parents exist. */
    static void complete(Account account, ResourceType type, Map<String, Object> values) {
        if (type.name().equals("buyOrders") && !values.containsKey(EXPECTED)) {
            deliveryDays(parent(account, "suppliers", values.get("supplierId")))
                    .ifPresent(days -> values.put(EXPECTED, later(values.get("placed"), days)));
        } else if (type.name().equals("buyOrderLines")) {
            if (!values.containsKey(EXPECTED)) {
                lineDate(account, values).ifPresent(date -> values.put(EXPECTED, date));
            }
            productUuid(account, type, values);
        }
    }

    /** Keeps the uuid of the product that a line names. */
    static void productUuid(Account account, ResourceType type, Map<String, Object> values) {
        if (type.name().equals("buyOrderLines")) {
            parent(account, "products", values.get("productId"))
                    .ifPresent(
                            product -> values.put("productUuid", product.uuid().toString()));
        }
    }

    /** The order's date, else that of the product at the order's supplier. */
    private static Optional<Object> lineDate(Account account, Map<String, Object> values) {
        Optional<Resource> order = parent(account, "buyOrders", values.get("buyOrderId"));
        return order.map(found -> found.get(EXPECTED))
                .or(() -> order.flatMap(found ->
                        account.table("supplierProducts").naming("supplierId", (Long) found.get("supplierId")).stream()
                                .filter(pair -> values.get("productId").equals(pair.get("productId")))
                                .findFirst()
                                .flatMap(pair -> deliveryDays(Optional.of(pair)))
                                .map(days -> later(found.get("placed"), days))));
    }

    private static Optional<Long> deliveryDays(Optional<Resource> resource) {
        return resource.map(found -> (Long) found.get("deliveryTime"));
    }

    private static Object later(Object placed, long days) {
        return Times.text(Instant.parse((String) placed).plus(Duration.ofDays(days)));
    }

    private static Optional<Resource> parent(Account account, String type, Object id) {
        return id instanceof Long known ? account.table(type).find(known) : Optional.empty();
    }
}
