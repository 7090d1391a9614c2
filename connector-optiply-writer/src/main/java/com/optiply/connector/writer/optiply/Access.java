package com.optiply.connector.writer.optiply;

import java.net.URI;
import java.time.Instant;

/**
 * The right to call Optiply for one account.
 *
 * @param token     never printed
 * @param expiresAt vendor time
 * @param account   id of the account (webshop)
 * @param coupling  id of the installed integration
 * @param baseUrl   includes {@code /v1}
 */
public record Access(String token, Instant expiresAt, long account, long coupling, URI baseUrl) {

    @Override
    public String toString() {
        return "Access[account=" + account + ", coupling=" + coupling + ", expiresAt=" + expiresAt + "]";
    }
}
