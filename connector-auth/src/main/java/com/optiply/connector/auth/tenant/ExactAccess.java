package com.optiply.connector.auth.tenant;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a tenant's access to Exact fares. */
@Schema(name = "ExactAccess")
record ExactAccess(
        Word state,

        @Schema(description = "Why it is not as it should be; null when it is.", nullable = true)
        String trouble) {

    /** The state in a word. */
    @Schema(
            name = "ExactAccessState",
            description =
                    "ACTIVE; REFRESHING (a token call is under way); WAITING (its outcome was unclear, it is tried again); NEEDS_CONSENT and REVOKED (only a new consent helps).")
    enum Word {
        ACTIVE,
        REFRESHING,
        WAITING,
        NEEDS_CONSENT,
        REVOKED;

        boolean isLost() {
            return this == NEEDS_CONSENT || this == REVOKED;
        }
    }

    static Optional<ExactAccess> of(TenantRow row) {
        return row.access().map(word -> new ExactAccess(word, row.accessTrouble));
    }
}
