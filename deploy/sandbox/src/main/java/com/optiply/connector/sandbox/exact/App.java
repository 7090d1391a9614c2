package com.optiply.connector.sandbox.exact;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** An app registered in the App Centre. */
public final class App {
    private final String clientId;
    private final String clientSecret;
    private final String country;
    private volatile Optional<String> redirectUri;
    private volatile String webhookSecret;
    private volatile Optional<String> onlyFor = Optional.empty();

    /** An app of one country's site, see {@link Site#country()}. */
    public App(String clientId, String clientSecret, Optional<String> redirectUri, String country) {
        this.country = country;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.redirectUri = redirectUri;
        this.webhookSecret = "webhook-" + UUID.nameUUIDFromBytes(clientId.getBytes(StandardCharsets.UTF_8));
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

    /** The app-wide secret that signs webhooks; not the client secret. */
    public String webhookSecret() {
        return webhookSecret;
    }

    public void webhookSecret(String secret) {
        this.webhookSecret = secret;
    }

    /** Lets only this user consent, as before Exact's review (Exact reference §1.2); empty lets everybody. */
    public void onlyFor(Optional<String> userName) {
        this.onlyFor = userName;
    }

    /** Whether a user may consent to this app. */
    public boolean admits(String userName) {
        return onlyFor.map(userName::equals).orElse(true);
    }

    @Override
    public String toString() {
        return "App[" + clientId + "]";
    }
}
