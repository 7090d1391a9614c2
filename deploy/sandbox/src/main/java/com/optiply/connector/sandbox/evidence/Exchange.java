package com.optiply.connector.sandbox.evidence;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * One request and how it was answered; its bodies are kept apart.
 *
 * @param at real time of arrival
 * @param vendorAt the vendors' time of arrival
 * @param tenant the Exact division or Optiply account that it concerns
 * @param token short hash of the bearer token, or empty
 * @param status 0 when the connection was cut
 * @param responseBytes length of the whole body that was sent
 */
public record Exchange(
        long seq,
        Instant at,
        Instant vendorAt,
        String face,
        OptionalLong tenant,
        String method,
        String path,
        String query,
        String token,
        int status,
        long responseBytes,
        double millis,
        String fault) {}
