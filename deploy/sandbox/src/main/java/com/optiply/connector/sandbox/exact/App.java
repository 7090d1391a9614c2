package com.optiply.connector.sandbox.exact;

import java.util.Optional;

/** An app registered in the App Centre. */
public final class App {
    private final String clientId;
    private final String clientSecret;
    private volatile Optional<String> redirectUri;

    public App(String clientId, String clientSecret, Optional<String> redirectUri) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.redirectUri = redirectUri;
    }

    public String clientId() {
        return clientId;
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
