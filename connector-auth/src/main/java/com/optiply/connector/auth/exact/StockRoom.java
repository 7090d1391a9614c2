package com.optiply.connector.auth.exact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A warehouse of a company (§4.2). */
public record StockRoom(
        @Schema(description = "Its code, usually a number; what the settings name.")
        String code,

        @Schema(description = "Its name.") String description,

        @Schema(description = "Whether it is the main warehouse.")
        boolean main) {}
