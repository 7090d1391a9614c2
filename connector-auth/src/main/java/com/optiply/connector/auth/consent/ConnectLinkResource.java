package com.optiply.connector.auth.consent;

import com.optiply.connector.auth.tenant.PublicUrls;
import com.optiply.connector.model.TenantId;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where an operator gets the link for a merchant. */
@Path("/api/v1/tenants/{id}/connect-link")
@Tag(name = "Consent")
@RolesAllowed("operator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class ConnectLinkResource {

    /** A link; whoever holds it can connect the tenant until it expires. */
    record ConnectLink(
            @Schema(description = "To be opened in the merchant's browser.")
            URI url,

            Instant expiresAt) {}

    private final ConnectLinks links;
    private final PublicUrls urls;
    private final SecurityIdentity caller;

    ConnectLinkResource(ConnectLinks links, PublicUrls urls, SecurityIdentity caller) {
        this.links = links;
        this.urls = urls;
        this.caller = caller;
    }

    @DELETE
    @Operation(operationId = "revokeConnectLink", summary = "Ends the tenant's link")
    @APIResponse(responseCode = "204", description = "There is none any more")
    public void revoke(@PathParam("id") @Schema(implementation = String.class) TenantId id) {
        links.revoke(id, caller.getPrincipal().getName());
    }

    @POST
    @Operation(
            operationId = "makeConnectLink",
            summary = "Makes the tenant's link for the merchant; the one before is void")
    public ConnectLink make(@PathParam("id") @Schema(implementation = String.class) TenantId id) {
        ConnectLinks.Link link = links.make(id, caller.getPrincipal().getName());
        return new ConnectLink(urls.connect(link.token()), link.expiresAt());
    }
}
