package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.optiply.OptiplyCredentials;
import com.optiply.connector.auth.secret.Secret;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The Optiply account and what Optiply issued for it. */
record OptiplyBody(
        @Schema(description = "Number of the account (webshop).")
        @NotNull(message = "is missing|Give the account id that Optiply issued")
        @Positive(message = "must be above 0|Give the account id that Optiply issued")
        Long accountId,

        @Schema(description = "Number of the coupling, the installed integration.")
        @NotNull(message = "is missing|Give the coupling id that Optiply issued")
        @Positive(message = "must be above 0|Give the coupling id that Optiply issued")
        Long couplingId,

        @Schema(description = "Client id, the webshop's handle.")
        @NotBlank(message = "is missing|Give the client id that Optiply issued")
        String clientId,

        @Schema(description = "Client secret; never answered.")
        @NotNull(message = "is missing|Give the client secret that Optiply issued")
        Secret clientSecret,

        @Schema(description = "The API user.") @NotBlank(message = "is missing|Give the API user that Optiply issued")
        String username,

        @Schema(description = "The API user's password; never answered.")
        @NotNull(message = "is missing|Give the API user's password")
        Secret password) {

    OptiplyCredentials credentials() {
        return new OptiplyCredentials(
                accountId, couplingId, clientId.strip(), clientSecret, username.strip(), password);
    }
}
