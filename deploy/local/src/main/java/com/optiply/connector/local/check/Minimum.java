package com.optiply.connector.local.check;

import com.optiply.connector.local.oracle.Kind;
import com.optiply.connector.local.oracle.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many records there must be at least, so that nothing cannot pass. */
public record Minimum(Map<Kind, Integer> records) {

    static Minimum of(int products, int compositions, int sellOrders, int lines) {
        return new Minimum(Map.of(
                Kind.PRODUCTS, products,
                Kind.COMPOSITIONS, compositions,
                Kind.SELL_ORDERS, sellOrders,
                Kind.SELL_ORDER_LINES, lines));
    }

    /** @return one sentence for each kind of which there are too few */
    List<String> missing(Picture picture) {
        List<String> missing = new ArrayList<>();
        records.forEach((kind, least) -> {
            int there = picture.of(kind).size();
            if (there < least) {
                missing.add(kind.type() + ": " + there + ", expected at least " + least);
            }
        });
        return missing;
    }
}
