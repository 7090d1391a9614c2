package com.optiply.connector.auth.exact;

import java.util.UUID;

/**
 * Who consented, as {@code current/Me} tells (§1.7).
 *
 * @param id              the user, with country and client id the key of a grant
 * @param currentDivision the company last opened; may be outside the consent, so it names nothing
 */
public record ExactUser(UUID id, int currentDivision) {}
