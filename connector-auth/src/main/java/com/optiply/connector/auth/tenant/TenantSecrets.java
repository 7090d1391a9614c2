package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.ExactApp;
import com.optiply.connector.auth.optiply.OptiplyAccount;
import com.optiply.connector.auth.optiply.OptiplyCredentials;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.auth.secret.SecretPlace;
import com.optiply.connector.auth.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts a tenant's secrets into its row and takes them out. */
@ApplicationScoped
public class TenantSecrets {

    private static final String EXACT_SECRET = "exact_client_secret";
    private static final String OPTIPLY_SECRET = "optiply_client_secret";
    private static final String OPTIPLY_PASSWORD = "optiply_password";

    private final Vault vault;

    TenantSecrets(Vault vault) {
        this.vault = vault;
    }

    /** The app, with the secret the tenant was given. */
    public ExactApp app(TenantRow row) {
        return new ExactApp(row.country, row.exactClientId, open(row, EXACT_SECRET, row.exactClientSecret));
    }

    OptiplyAccount account(TenantRow row) {
        return new OptiplyAccount(
                row.tenantId(),
                row.incarnation,
                new OptiplyCredentials(
                        row.optiplyAccount,
                        row.optiplyCoupling,
                        row.optiplyClientId,
                        open(row, OPTIPLY_SECRET, row.optiplyClientSecret),
                        row.optiplyUsername,
                        open(row, OPTIPLY_PASSWORD, row.optiplyPassword)));
    }

    void setApp(TenantRow row, ExactApp app) {
        row.country = app.country();
        row.exactClientId = app.clientId();
        row.exactClientSecret = seal(row, EXACT_SECRET, app.clientSecret());
    }

    void setCredentials(TenantRow row, OptiplyCredentials credentials) {
        row.optiplyAccount = credentials.accountId();
        row.optiplyCoupling = credentials.couplingId();
        row.optiplyClientId = credentials.clientId();
        row.optiplyClientSecret = seal(row, OPTIPLY_SECRET, credentials.clientSecret());
        row.optiplyUsername = credentials.username();
        row.optiplyPassword = seal(row, OPTIPLY_PASSWORD, credentials.password());
    }

    private Secret open(TenantRow row, String column, byte[] sealed) {
        return vault.open(SecretPlace.tenant(row.tenantId(), row.incarnation, column), sealed);
    }

    private byte[] seal(TenantRow row, String column, Secret secret) {
        return vault.seal(SecretPlace.tenant(row.tenantId(), row.incarnation, column), secret);
    }
}
