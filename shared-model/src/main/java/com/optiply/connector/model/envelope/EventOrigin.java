package com.optiply.connector.model.envelope;

import com.optiply.connector.model.TenantId;
import java.util.Optional;
import java.util.UUID;

/** What all events of one read have in common: whose they are, where they were read and why. */
public record EventOrigin(
        TenantId tenant, UUID incarnation, int division, String source, Origin origin, Optional<String> traceParent) {}
