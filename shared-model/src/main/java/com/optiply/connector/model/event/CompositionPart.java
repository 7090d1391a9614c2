package com.optiply.connector.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A part in a bill of materials: {@code BillOfMaterialMaterials} or {@code AssemblyBillOfMaterialMaterials} (Exact reference, section 4.6). The need per composed item is {@code quantityBatch} divided by the batch quantity. */
public record CompositionPart(
        @JsonProperty(required = true) @JsonPropertyDescription("Exact's id of the material.")
        UUID id,

        @JsonProperty(required = true) @JsonPropertyDescription("Manufacturing or assembly.")
        String model,

        @JsonProperty(required = true) @JsonPropertyDescription("The bill of materials, see Composition.id.")
        UUID compositionId,

        @JsonProperty(required = true) @JsonPropertyDescription("The item that is a part.")
        UUID partItemId,

        @JsonPropertyDescription("Code of that item, trimmed.")
        String partItemCode,

        @JsonPropertyDescription("Number of the line.") Integer lineNumber,

        @JsonPropertyDescription("Material, by-product or other.")
        String type,

        @JsonPropertyDescription("Exact's number: 1 or 2; model manufacturing.")
        Integer typeCode,

        @JsonPropertyDescription("Quantity that ends up in the product.")
        BigDecimal quantity,

        @JsonPropertyDescription("Quantity for a whole batch, including waste.")
        BigDecimal quantityBatch,

        @JsonPropertyDescription("Quantity one batch makes; model assembly gives it on each part.")
        BigDecimal batchQuantity,

        @JsonPropertyDescription("Waste; model manufacturing.")
        BigDecimal wastePercentage,

        @JsonPropertyDescription("When it was created.") Instant created,

        @JsonPropertyDescription("When it was last changed.")
        Instant modified) {}
