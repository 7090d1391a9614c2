package com.optiply.connector.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A bill of materials: a version of {@code BillOfMaterialVersions} (model manufacturing) or an {@code AssemblyBillOfMaterialHeader} (model assembly, whose id is the item's) (Exact reference, section 4.6). */
public record Composition(
        @JsonProperty(required = true)
        @JsonPropertyDescription("Id of the bill of materials; of model assembly it is the item's id.")
        UUID id,

        @JsonProperty(required = true) @JsonPropertyDescription("Manufacturing or assembly.")
        String model,

        @JsonProperty(required = true) @JsonPropertyDescription("The composed item.")
        UUID itemId,

        @JsonPropertyDescription("Code of the composed item, trimmed; only known in model assembly.")
        String itemCode,

        @JsonPropertyDescription("Description.") String description,

        @JsonPropertyDescription("Number of the version; model manufacturing.")
        Integer versionNumber,

        @JsonPropertyDescription("Whether it is the version in use; model manufacturing.")
        Boolean isDefault,

        @JsonPropertyDescription("Change-pending, change-approved, active, historic or other; model manufacturing.")
        String status,

        @JsonPropertyDescription("Exact's number: 10, 20, 30 or 40.")
        Integer statusCode,

        @JsonPropertyDescription("Exact's number of the kind: 10 sales bill of materials, 20 recipe.")
        Integer typeCode,

        @JsonPropertyDescription("Quantity of the composed item that one batch makes.")
        BigDecimal batchQuantity,

        @JsonPropertyDescription("Whether the parts are consumed at delivery; model assembly.")
        Boolean useExplosion,

        @JsonPropertyDescription("When it was created.") Instant created,

        @JsonPropertyDescription("When it was last changed.")
        Instant modified) {}
