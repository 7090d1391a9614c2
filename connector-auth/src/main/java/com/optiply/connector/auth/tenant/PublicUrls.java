package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.model.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Addresses of this service as the world sees them. */
@ApplicationScoped
public class PublicUrls {

    private final String base;

    PublicUrls(@ConfigProperty(name = "connector.auth.public-url") URI base) {
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** The redirect URL to register at Exact. */
    public URI redirect() {
        return URI.create(base + "/oauth/callback");
    }

    /** The merchant's page of a connect link. */
    public URI connect(Secret link) {
        return URI.create(base + "/connect/" + link.reveal());
    }

    /** A step of the merchant's pages. */
    public URI connect(Secret link, String step) {
        return URI.create(base + "/connect/" + link.reveal() + "/" + step);
    }

    public boolean isHttps() {
        return base.startsWith("https:");
    }

    URI tenant(TenantId tenant) {
        return URI.create(base + "/api/v1/tenants/" + tenant.value());
    }

    Map<String, URI> links(TenantId tenant) {
        String self = tenant(tenant).toString();
        Map<String, URI> links = new LinkedHashMap<>();
        links.put("self", URI.create(self));
        links.put("connect", URI.create(self + "/connect-link"));
        links.put("divisions", URI.create(self + "/divisions"));
        links.put("warehouses", URI.create(self + "/warehouses"));
        links.put("activate", URI.create(self + "/activate"));
        links.put("checks", URI.create(self + "/checks"));
        links.put("status", URI.create(self + "/status"));
        return links;
    }
}
