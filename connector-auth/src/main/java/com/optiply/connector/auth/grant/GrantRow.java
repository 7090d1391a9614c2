package com.optiply.connector.auth.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code exact_grant}, for reading and inserting; changes go through the conditional statements of {@link GrantStore}. */
@Entity
@Table(name = "exact_grant")
class GrantRow {
    @Id
    UUID id;

    String country;

    @Column(name = "client_id")
    String clientId;

    @Column(name = "exact_user")
    UUID exactUser;

    @Column(name = "client_secret")
    byte[] clientSecret;

    @Column(name = "refresh_token")
    byte[] refreshToken;

    @Column(name = "access_token")
    byte[] accessToken;

    @Column(name = "issued_at")
    Instant issuedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    long chain;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    GrantState state;

    @Column(name = "lease_owner")
    UUID leaseOwner;

    @Column(name = "lease_until")
    Instant leaseUntil;

    int attempt;

    @Column(name = "next_attempt")
    Instant nextAttempt;

    String trouble;

    String divisions;
}
