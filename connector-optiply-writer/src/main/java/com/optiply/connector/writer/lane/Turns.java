package com.optiply.connector.writer.lane;

import com.optiply.connector.writer.state.ResourceType;
import java.util.List;

/** Which type of resource is looked after first in a round. */
final class Turns {

    private static final List<ResourceType> PARENTS_FIRST = List.of(ResourceType.values());
    private static final List<ResourceType> ORDERS_FIRST =
            List.of(ResourceType.SELL_ORDERS, ResourceType.PRODUCT_COMPOSITIONS, ResourceType.PRODUCTS);
    private static final List<ResourceType> COMPOSITIONS_FIRST =
            List.of(ResourceType.PRODUCT_COMPOSITIONS, ResourceType.SELL_ORDERS, ResourceType.PRODUCTS);

    /** Every so many rounds one begins with what refers to products: orders and compositions by turns. */
    static final int ROUNDS = 4;

    private Turns() {}

    /** Whether the round begins with what refers to products. */
    static boolean isOfChildren(int round) {
        return round % ROUNDS == ROUNDS - 1;
    }

    /** The types in the order of the round; one is looked after only when nothing of those before it is due. */
    static List<ResourceType> of(int round) {
        if (!isOfChildren(round)) {
            return PARENTS_FIRST;
        }
        return round / ROUNDS % 2 == 0 ? ORDERS_FIRST : COMPOSITIONS_FIRST;
    }
}
