package com.optiply.connector.sandbox.exact;

import java.util.Optional;

/** An app registered in the App Centre. */
public final class App {
    private final String clientId;
    private final String clientSecret;
    private final String country;
    private volatile Optional<String> redirectUri;

    /** An app of one country's site, see {@link Site#country()}. */
    public App(String clientId, String clientSecret, Optional<String> redirectUri, String country) {
        this.country = country;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.redirectUri = redirectUri;
    }

    public String clientId() {
        return clientId;
    }

    public String country() {
        return country;
    }

    public String clientSecret() {
        return clientSecret;
    }

    /** The registered redirect URL; while there is none, any is accepted. */
    public Optional<String> redirectUri() {
        return redirectUri;
    }

    public void redirectUri(String registered) {
        this.redirectUri = Optional.of(registered);
    }

    @Override
    public String toString() {
        return "App[" + clientId + "]";
    }
}
