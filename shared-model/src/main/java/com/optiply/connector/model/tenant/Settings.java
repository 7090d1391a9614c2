package com.optiply.connector.model.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.LocalDate;
import java.util.List;

/** The choices of the merchant that decide what is read from Exact and what Optiply gets. */
public record Settings(
        @JsonProperty(required = true) @JsonPropertyDescription("Whose stock counts.")
        WarehouseChoice warehouses,

        @JsonProperty(required = true)
        @JsonPropertyDescription("Whether sell orders come from sales orders or from sales invoices.")
        SalesSource salesSource,

        @JsonPropertyDescription("Sales changed before this day are not read; absent means all.")
        LocalDate salesHistoryFrom,

        @JsonProperty(required = true)
        @JsonPropertyDescription("Which bills of materials become product compositions; empty means none.")
        List<CompositionModel> compositions,

        @JsonProperty(required = true) @JsonPropertyDescription("ISO 4217 code of the sales prices that count.")
        String currency) {}
