package com.optiply.connector.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A sales price of an item, as {@code sync/Logistics/SalesItemPrices} gives it (Exact reference, section 4.1). It applies from {@code quantity} units on, within the dates, to one account or to everyone. */
public record ItemPrice(
        @JsonProperty(required = true) @JsonPropertyDescription("Exact's id of the price.")
        UUID id,

        @JsonProperty(required = true) @JsonPropertyDescription("The item.")
        UUID itemId,

        @JsonPropertyDescription("Code of the item, trimmed.")
        String itemCode,

        @JsonPropertyDescription("The customer the price is for; absent means everyone.")
        UUID accountId,

        @JsonPropertyDescription("ISO 4217 code.") String currency,

        @JsonPropertyDescription("Unit the price is for, trimmed.")
        String unit,

        @JsonPropertyDescription("Default unit of the item, trimmed.")
        String defaultItemUnit,

        @JsonPropertyDescription("Default units in one unit.")
        BigDecimal numberOfItemsPerUnit,

        @JsonPropertyDescription("Price of one unit, excluding VAT.")
        BigDecimal price,

        @JsonPropertyDescription("Smallest quantity from which the price applies, in units.")
        BigDecimal quantity,

        @JsonPropertyDescription("First day of validity.") LocalDate startDate,

        @JsonPropertyDescription("Last day of validity; absent means no end.")
        LocalDate endDate,

        @JsonPropertyDescription("When the price was created.")
        Instant created,

        @JsonPropertyDescription("When the price was last changed.")
        Instant modified) {}
