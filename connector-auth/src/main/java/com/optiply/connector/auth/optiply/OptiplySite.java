package com.optiply.connector.auth.optiply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where Optiply is (§1.1). */
@ConfigMapping(prefix = "connector.optiply")
public interface OptiplySite {

    /** Base address of the API with its version. */
    @WithDefault("https://api.optiply.com/v1")
    URI baseUrl();

    /** The token endpoint. */
    @WithDefault("https://dashboard.optiply.nl/api/auth/oauth/token")
    URI tokenUrl();
}
