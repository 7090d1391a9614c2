package com.optiply.connector.auth.tenant;

import com.optiply.connector.model.tenant.Settings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant as the API answers it: everything but the secrets. */
@Schema(name = "Tenant")
record TenantView(
        String id,
        String name,
        ContactBody contact,

        @Schema(description = "The app at Exact; its client id is empty until it is entered.")
        App exact,

        Settings settings,
        @Schema(description = "The account at Optiply.") Account optiply,
        State state,

        @Schema(description = "The access to Exact; null before the first consent.", nullable = true)
        ExactAccess access,

        @Schema(description = "Another one for each life of the id.")
        UUID incarnation,

        @Schema(description = "Rises with every change.") long revision,

        @Schema(description = "What to register as redirect URL of the app at Exact.")
        URI redirectUrl,

        @Schema(description = "The Exact company; null before it is chosen.", nullable = true)
        Integer division,

        @Schema(description = "How the last sign-in at Exact ended; null before the first.", nullable = true)
        ConsentReport lastConsent,

        @Schema(description = "Where to go on.") Map<String, URI> links) {

    /** The app without its secret. */
    @Schema(name = "ExactApp")
    record App(String country, String clientId) {}

    /** The account without its secrets. */
    @Schema(name = "OptiplyAccount")
    record Account(long accountId, long couplingId, String clientId, String username) {}

    static TenantView of(TenantRow row, PublicUrls urls, Optional<ConsentReport> lastConsent) {
        return new TenantView(
                row.id,
                row.name,
                new ContactBody(row.email, row.language),
                new App(row.country, row.exactClientId),
                row.settings(),
                new Account(row.optiplyAccount, row.optiplyCoupling, row.optiplyClientId, row.optiplyUsername),
                row.state(),
                ExactAccess.of(row).orElse(null),
                row.incarnation,
                row.revision,
                urls.redirect(),
                row.division,
                lastConsent.orElse(null),
                urls.links(row.tenantId()));
    }
}
