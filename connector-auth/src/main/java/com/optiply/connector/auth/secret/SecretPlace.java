package com.optiply.connector.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.optiply.connector.model.TenantId;
import java.util.UUID;

/** Where an encrypted value lives: the row and the column. It is the associated data, so a value moved to another row or column does not decrypt. */
public record SecretPlace(String owner, String column) {

    /** A column of a tenant; the incarnation keeps apart two tenants that used the same id one after the other. */
    public static SecretPlace tenant(TenantId tenant, UUID incarnation, String column) {
        return new SecretPlace("tenant/" + tenant.value() + "/" + incarnation, column);
    }

    /** A column of a grant. */
    public static SecretPlace grant(UUID grant, String column) {
        return new SecretPlace("grant/" + grant, column);
    }

    byte[] associatedData() {
        return (owner + "#" + column).getBytes(UTF_8);
    }
}
