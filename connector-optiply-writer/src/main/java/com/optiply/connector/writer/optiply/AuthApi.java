package com.optiply.connector.writer.optiply;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** connector-auth, as far as the writer needs it. */
@RegisterRestClient(configKey = "auth")
@OidcClientFilter
@Path("/api/v1/tenants")
interface AuthApi {

    /**
     * Why a token is asked for.
     *
     * @param rejected SHA-256 in hex of a token that Optiply refused; null when there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenRequest(String rejected) {}

    /** The answer; see {@link Access}. */
    record TokenAnswer(String accessToken, Instant expiresAt, long accountId, long couplingId, URI baseUrl) {

        @Override
        public String toString() {
            return "TokenAnswer[accountId=" + accountId + ", expiresAt=" + expiresAt + "]";
        }
    }

    @POST
    @Path("/{id}/optiply-token")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    TokenAnswer optiplyToken(@PathParam("id") String tenant, TokenRequest request);
}
