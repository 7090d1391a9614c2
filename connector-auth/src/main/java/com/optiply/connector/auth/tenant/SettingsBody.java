package com.optiply.connector.auth.tenant;

import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.ItemKind;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.WarehouseChoice;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The merchant's choices as they are entered; what is absent takes its default. */
public record SettingsBody(
        @Schema(description = "Whose stock counts; the default warehouse 1 when absent.") @Valid
        Warehouses warehouses,

        @Schema(description = "Where sell orders come from; orders when absent.")
        SalesSource salesSource,

        @Schema(description = "Sales changed before this day are not read; absent means all.")
        LocalDate salesHistoryFrom,

        @Schema(description = "Which bills of materials become compositions; none when absent.")
        List<@NotNull(message = "is null|Give manufacturing or assembly") CompositionModel> compositions,

        @Schema(description = "ISO 4217 code of the sales prices that count; EUR when absent.", examples = "EUR")
        @Pattern(regexp = "[A-Z]{3}", message = "is no currency|Give an ISO 4217 code such as EUR")
        String currency,

        @Schema(
                description =
                        "How often streams are read, by stream, as ISO 8601 durations from PT1M to P1D; the plan's default for those not named.",
                type = SchemaType.OBJECT,
                additionalProperties = String.class,
                examples = "{\"items\":\"PT30M\"}")
        Map<String, Duration> intervals,

        @Schema(
                description =
                        "Kinds of items that Optiply is to advise on: purchase, make, other (neither of the two); purchase and make when absent.")
        List<@NotNull(message = "is null|Give purchase, make or other") ItemKind> itemKinds,

        @Schema(description = "Whether items that are bought only on demand are among them; true when absent.")
        Boolean onDemandItems) {

    /** A body that says what is stored. */
    public static SettingsBody of(Settings settings) {
        return new SettingsBody(
                new Warehouses(
                        settings.warehouses().mode(), settings.warehouses().codes()),
                settings.salesSource(),
                settings.salesHistoryFrom(),
                settings.compositions(),
                settings.currency(),
                settings.intervals(),
                settings.itemKinds(),
                settings.onDemandItems());
    }

    public SettingsBody with(Warehouses chosen) {
        return new SettingsBody(
                chosen, salesSource, salesHistoryFrom, compositions, currency, intervals, itemKinds, onDemandItems);
    }

    /** @param from first day of the history, null for all of it */
    public SettingsBody with(SalesSource source, LocalDate from) {
        return new SettingsBody(warehouses, source, from, compositions, currency, intervals, itemKinds, onDemandItems);
    }

    public SettingsBody with(List<CompositionModel> models) {
        return new SettingsBody(
                warehouses, salesSource, salesHistoryFrom, models, currency, intervals, itemKinds, onDemandItems);
    }

    /** The choice of warehouses. */
    @Schema(name = "WarehousesBody")
    public record Warehouses(
            @Schema(description = "default (the warehouse with code 1), codes, or global (the sum of all).")
            @NotNull(message = "is missing|Give one of: default, codes, global")
            WarehouseChoice.Mode mode,

            @Schema(description = "Codes of the warehouses, in mode codes.")
            List<@NotBlank(message = "is blank|Give a warehouse code such as 1, or leave it out") String> codes) {}
}
