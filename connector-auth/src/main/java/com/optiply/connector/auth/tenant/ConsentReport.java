package com.optiply.connector.auth.tenant;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the last sign-in at Exact ended. */
@Schema(name = "ConsentReport")
public record ConsentReport(
        @Schema(description = "connected, started, finishing, or the last part of a problem's type.")
        String outcome,

        Instant at) {}
