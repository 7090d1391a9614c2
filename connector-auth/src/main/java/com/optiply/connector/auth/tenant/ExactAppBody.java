package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.secret.Secret;
import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The app registered in Exact's App Centre; without client id and secret it is the operator's shared app for the country. */
public record ExactAppBody(
        @Schema(description = "Exact's site: nl, be, de, fr, es, co.uk or com.", examples = "nl")
        @NotBlank(message = "is missing|Give the country of Exact's site, one of nl, be, de, fr, es, co.uk, com")
        String country,

        @Schema(description = "Client id of the app; absent, as the secret, for the operator's shared app.")
        String clientId,

        @Schema(description = "Client secret of the app; never answered.")
        Secret clientSecret) {}
