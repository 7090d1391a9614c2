package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.secret.Secret;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The app registered in Exact's App Centre. */
public record ExactAppBody(
        @Schema(description = "Exact's site: nl, be, de, fr, es, co.uk or com.", examples = "nl")
        @NotBlank(message = "is missing|Give the country of Exact's site, one of nl, be, de, fr, es, co.uk, com")
        String country,

        @Schema(description = "Client id of the app.")
        @NotBlank(message = "is missing|Copy the client id from the app's page in the App Centre")
        String clientId,

        @Schema(description = "Client secret of the app; never answered.")
        @NotNull(message = "is missing|Copy the client secret from the app's page in the App Centre")
        Secret clientSecret) {}
