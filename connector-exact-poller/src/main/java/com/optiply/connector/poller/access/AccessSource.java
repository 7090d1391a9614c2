package com.optiply.connector.poller.access;

import com.optiply.connector.model.TenantId;
import java.util.Optional;

/** Where access tokens come from. */
@FunctionalInterface
public interface AccessSource {

    /** @param rejected fingerprint of a token that Exact refused, see {@link ExactAccess#fingerprint} */
    AccessOutcome ask(TenantId tenant, Optional<String> rejected);
}
