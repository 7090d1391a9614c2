package com.optiply.connector.auth.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long links and sign-ins are good, in real time. */
@ConfigMapping(prefix = "connector.auth.consent")
public interface ConsentTiming {

    /** Life of a connect link. */
    @WithDefault("P14D")
    Duration linkLife();

    /** From leaving for Exact to coming back. */
    @WithDefault("PT15M")
    Duration stateLife();

    /** How often stored pairs without a user are looked after. */
    @WithDefault("10s")
    String sweep();
}
