package com.optiply.connector.writer.mapping;

import java.util.Map;
import java.util.UUID;

/** The products of items by the item's id; what is not in the map is unknown. */
public record ProductRefs(Map<UUID, ProductRef> byItem) {

    private static final ProductRef UNKNOWN = new ProductRef.Unknown();

    public ProductRefs {
        byItem = Map.copyOf(byItem);
    }

    public ProductRef of(UUID item) {
        return byItem.getOrDefault(item, UNKNOWN);
    }
}
