package com.optiply.connector.auth.exact;

import com.optiply.connector.auth.secret.Secret;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Exact's sites by country: nl, be, de, fr, es, co.uk, com. Apps, tokens and data live per site (§1.1). */
@ConfigMapping(prefix = "connector.exact")
public interface ExactSites {

    /** Base address of each site without a path, for instance {@code https://start.exactonline.nl}. */
    Map<String, URI> hosts();

    /** Apps of the operator's own by country, for tenants that bring none. */
    Map<String, SharedApp> sharedApps();

    /** An app of the operator's own, registered at Exact for all merchants of a country. */
    interface SharedApp {

        String clientId();

        String clientSecret();
    }

    /** The operator's own app for a country, if there is one. */
    default Optional<ExactApp> sharedApp(String country) {
        return Optional.ofNullable(sharedApps().get(country))
                .map(app -> new ExactApp(country, app.clientId(), Secret.of(app.clientSecret())));
    }

    /** @throws IllegalArgumentException for a country that has no site */
    default URI host(String country) {
        URI host = hosts().get(country);
        if (host == null) {
            throw new IllegalArgumentException("Exact has no site for " + country);
        }
        return host;
    }
}
