package com.optiply.connector.sandbox.evidence;

import java.time.Instant;

/**
 * One request and how it was answered.
 *
 * @param at real time of arrival
 * @param vendorAt the vendors' time of arrival
 * @param status 0 when the connection was cut
 */
public record Exchange(
        long seq,
        Instant at,
        Instant vendorAt,
        String face,
        String method,
        String path,
        String query,
        int status,
        String requestBody,
        long responseBytes,
        double millis,
        String fault) {}
