package com.optiply.connector.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.util.UUID;

/** The stock of one item in one warehouse, as {@code sync/Inventory/StockPositions} gives it (Exact reference, section 4.2). Quantities are in the item's default unit and may be negative or fractional. */
public record StockPosition(
        @JsonProperty(required = true) @JsonPropertyDescription("Exact's id of the stock position.")
        UUID id,

        @JsonProperty(required = true) @JsonPropertyDescription("The item.")
        UUID itemId,

        @JsonPropertyDescription("Code of the item, trimmed.")
        String itemCode,

        @JsonProperty(required = true) @JsonPropertyDescription("The warehouse.")
        UUID warehouseId,

        @JsonProperty(required = true) @JsonPropertyDescription("Code of the warehouse, trimmed, for instance 1.")
        String warehouseCode,

        @JsonPropertyDescription("Code of the unit, trimmed.")
        String unitCode,

        @JsonPropertyDescription("Physical stock, including what is committed to sales orders.")
        BigDecimal currentStock,

        @JsonPropertyDescription("Available stock.") BigDecimal freeStock,
        @JsonPropertyDescription("Quantity to be received.") BigDecimal planningIn,

        @JsonPropertyDescription("Quantity to be delivered.")
        BigDecimal planningOut,

        @JsonPropertyDescription("Current stock plus planned in minus planned out.")
        BigDecimal projectedStock,

        @JsonPropertyDescription("Reorder point.") BigDecimal reorderPoint,

        @JsonPropertyDescription("Quantity received back-to-back and not yet delivered.")
        BigDecimal reservedStock) {}
