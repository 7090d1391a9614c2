package com.optiply.connector.auth.exact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A company the consent covers (§1.7). */
public record Division(
        @Schema(description = "Exact's number of the company.")
        int division,

        @Schema(description = "Its name.") String description,
        @Schema(description = "The company's own currency.") String currency,

        @Schema(description = "active, inactive or archived.")
        String status) {}
