package com.optiply.connector.auth.exact;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;

/** Exact's sites by country: nl, be, de, fr, es, co.uk, com. Apps, tokens and data live per site (§1.1). */
@ConfigMapping(prefix = "connector.exact")
public interface ExactSites {

    /** Base address of each site without a path, for instance {@code https://start.exactonline.nl}. */
    Map<String, URI> hosts();

    /** @throws IllegalArgumentException for a country that has no site */
    default URI host(String country) {
        URI host = hosts().get(country);
        if (host == null) {
            throw new IllegalArgumentException("Exact has no site for " + country);
        }
        return host;
    }
}
