package com.optiply.connector.auth.exact;

import com.optiply.connector.auth.secret.Secret;

/** An app registered in Exact's App Centre on the site of one country. */
public record ExactApp(String country, String clientId, Secret clientSecret) {}
