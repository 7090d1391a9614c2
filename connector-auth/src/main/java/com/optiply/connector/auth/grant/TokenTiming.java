package com.optiply.connector.auth.grant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits around token calls, in real time unless said otherwise. */
@ConfigMapping(prefix = "connector.auth.token")
public interface TokenTiming {

    /** Limit of one call to Exact's token endpoint, connection and body included. Long, because an answer that is not waited for is a consent lost. */
    @WithDefault("PT75S")
    Duration callLimit();

    /** How long a refresher owns a grant; longer than the call by what storing takes. After a crash the grant is free again this long after the call began. */
    @WithDefault("PT90S")
    Duration lease();

    /** How long a caller is kept waiting for a refresh before it is told to come back. */
    @WithDefault("PT25S")
    Duration callerWait();

    /** Vendor time after which an unused grant is refreshed; refresh tokens die after 30 idle days. */
    @WithDefault("P5D")
    Duration keepAlive();

    /** How often unclear attempts and idle grants are looked after. */
    @WithDefault("5s")
    String sweep();
}
