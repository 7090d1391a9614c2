package com.optiply.connector.writer.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All that one sell order rests on.
 *
 * @param sale           the sale; empty when it is deleted or its header has not come
 * @param lastChange     vendor time of its last change
 * @param productsSince  vendor time since which all items of the first load are known
 * @param products       products of its lines
 * @param warehouseCodes codes of the warehouses by id
 */
public record SellOrderInput(
        Optional<Sale> sale,
        Instant lastChange,
        Instant productsSince,
        ProductRefs products,
        Map<UUID, String> warehouseCodes) {

    public SellOrderInput {
        warehouseCodes = Map.copyOf(warehouseCodes);
    }

    /**
     * How long to wait for what may still come, in vendor time.
     *
     * @param forLines since the last change, while the lines do not add up
     * @param forItems since the last change, for items nobody has heard of
     */
    public record Patience(Duration forLines, Duration forItems) {}
}
