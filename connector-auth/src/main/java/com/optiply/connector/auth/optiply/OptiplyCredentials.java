package com.optiply.connector.auth.optiply;

import com.optiply.connector.auth.secret.Secret;

/** What Optiply issues per webshop (§1.2). */
public record OptiplyCredentials(
        long accountId, long couplingId, String clientId, Secret clientSecret, String username, Secret password) {}
