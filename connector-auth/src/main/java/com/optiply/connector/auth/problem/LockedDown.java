package com.optiply.connector.auth.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every answer tells a browser, those included that no resource wrote: to come by https only, to take a type as it is told, to run and frame nothing. The
 * merchant's pages say more in the place of the last one.
 */
@Singleton
class LockedDown {

    private static final int FIRST = 1_000;

    private final boolean https;

    LockedDown(@ConfigProperty(name = "connector.auth.public-url") URI publicUrl) {
        this.https = "https".equals(publicUrl.getScheme());
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, FIRST);
    }

    /** Last of all, so that what a page has said itself stands. */
    private void add(RoutingContext request) {
        request.addHeadersEndHandler(sent -> {
            MultiMap headers = request.response().headers();
            say(headers, "X-Content-Type-Options", "nosniff");
            say(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            if (https) {
                say(headers, "Strict-Transport-Security", "max-age=31536000");
            }
        });
        request.next();
    }

    private static void say(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
