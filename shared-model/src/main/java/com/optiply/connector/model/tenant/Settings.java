package com.optiply.connector.model.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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
        String currency,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription(
                "How often streams are read, by stream, as ISO 8601 durations; a stream that is not named has the default of the plan.")
        Map<String, Duration> intervals,

        @JsonPropertyDescription("Kinds of items that Optiply is to advise on; absent means purchase and make.")
        List<ItemKind> itemKinds,

        @JsonPropertyDescription("Whether items that are bought only on demand are among them; absent means yes.")
        Boolean onDemandItems) {

    /** The kinds of a tenant that has not chosen. */
    public static final List<ItemKind> USUAL_KINDS = List.of(ItemKind.PURCHASE, ItemKind.MAKE);

    public Settings {
        intervals = intervals == null ? Map.of() : Map.copyOf(intervals);
        itemKinds = itemKinds == null ? USUAL_KINDS : List.copyOf(itemKinds);
        onDemandItems = onDemandItems == null || onDemandItems;
    }

    /** Settings with the usual items. */
    public Settings(
            WarehouseChoice warehouses,
            SalesSource salesSource,
            LocalDate salesHistoryFrom,
            List<CompositionModel> compositions,
            String currency,
            Map<String, Duration> intervals) {
        this(warehouses, salesSource, salesHistoryFrom, compositions, currency, intervals, USUAL_KINDS, true);
    }

    /** Settings with the default plan and the usual items. */
    public Settings(
            WarehouseChoice warehouses,
            SalesSource salesSource,
            LocalDate salesHistoryFrom,
            List<CompositionModel> compositions,
            String currency) {
        this(warehouses, salesSource, salesHistoryFrom, compositions, currency, Map.of());
    }
}
