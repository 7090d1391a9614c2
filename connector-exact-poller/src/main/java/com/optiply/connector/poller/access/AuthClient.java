package com.optiply.connector.poller.access;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The one call to connector-auth. */
@RegisterRestClient(configKey = "auth")
@OidcClientFilter
@Path("/api/v1/tenants")
public interface AuthClient {

    /** A valid access token for the tenant's Exact company. */
    @POST
    @Path("/{id}/exact-token")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    ExactAccess exactToken(@PathParam("id") String tenant, TokenRequest request);
}
