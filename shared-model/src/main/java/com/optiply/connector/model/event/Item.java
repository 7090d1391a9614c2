package com.optiply.connector.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An item (product) of Exact, as {@code sync/Logistics/Items} gives it (Exact reference, section 4.1). */
public record Item(
        @JsonProperty(required = true) @JsonPropertyDescription("Exact's id of the item; does not change.")
        UUID id,

        @JsonProperty(required = true) @JsonPropertyDescription("Item code, trimmed; unique within the division.")
        String code,

        @JsonPropertyDescription("Description; may be missing in old data.")
        String description,

        @JsonPropertyDescription("Search code.") String searchCode,

        @JsonPropertyDescription("Barcode of the default unit.")
        String barcode,

        @JsonPropertyDescription("Code of the default unit, trimmed.")
        String unit,

        @JsonPropertyDescription("Code of the item group.") String itemGroupCode,

        @JsonPropertyDescription("First day on which the item is in use.")
        LocalDate startDate,

        @JsonPropertyDescription("Last day on which the item is in use; absent means no end.")
        LocalDate endDate,

        @JsonProperty(required = true) @JsonPropertyDescription("May be sold.")
        boolean isSalesItem,

        @JsonProperty(required = true) @JsonPropertyDescription("May be purchased.")
        boolean isPurchaseItem,

        @JsonProperty(required = true) @JsonPropertyDescription("Has stock; others never have stock positions.")
        boolean isStockItem,

        @JsonProperty(required = true) @JsonPropertyDescription("Is manufactured.")
        boolean isMakeItem,

        @JsonProperty(required = true) @JsonPropertyDescription("Is bought only on demand.")
        boolean isOnDemandItem,

        @JsonProperty(required = true) @JsonPropertyDescription("May be counted in fractions.")
        boolean isFractionAllowedItem,

        @JsonPropertyDescription("Batch quantity of an assembled item, in default units.")
        BigDecimal batchQuantity,

        @JsonPropertyDescription("Standard cost price, in the division's currency.")
        BigDecimal costPriceStandard,

        @JsonPropertyDescription("Average cost price, in the division's currency.")
        BigDecimal averageCost,

        @JsonPropertyDescription("When the item was created.")
        Instant created,

        @JsonPropertyDescription("When the item was last changed.")
        Instant modified) {}
