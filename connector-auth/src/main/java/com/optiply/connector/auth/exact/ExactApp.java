package com.optiply.connector.auth.exact;

import com.optiply.connector.auth.secret.Secret;

/** An app registered in Exact's App Centre on the site of one country. */
public record ExactApp(String country, String clientId, Secret clientSecret) {

    private static final ExactApp NONE = new ExactApp("nl", "", Secret.of(""));

    /** Stands for an app that has not been entered yet; the country is the usual one until the merchant chooses. */
    public static ExactApp none() {
        return NONE;
    }

    public boolean isEntered() {
        return !clientId.isEmpty();
    }
}
