package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.ExactSites;
import com.optiply.connector.auth.grant.AccessToken;
import com.optiply.connector.auth.grant.GrantTokens;
import com.optiply.connector.auth.grant.TokenOutcome;
import com.optiply.connector.auth.optiply.OptiplySite;
import com.optiply.connector.auth.optiply.OptiplyToken;
import com.optiply.connector.auth.optiply.OptiplyTokens;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.model.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Access tokens for the poller and the writer: the only secrets that leave this service, and they live for minutes. */
@Path("/api/v1/tenants/{id}")
@Tag(name = "Access tokens")
@RolesAllowed("service")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
class TokenResource {

    /** The token that was answered with 401. */
    record TokenRequest(
            @Schema(
                    description =
                            "SHA-256, lower-case hexadecimal, of the access token that the vendor answered with 401.")
            @Pattern(regexp = "[0-9a-f]{64}", message = "is no SHA-256|Give 64 lower-case hexadecimal digits")
            String rejected) {}

    @Schema(name = "ExactToken")
    record ExactTokenView(
            String accessToken,
            @Schema(description = "In the vendor's time.") Instant expiresAt,
            int division,

            @Schema(description = "Exact's site without a path, for instance https://start.exactonline.nl.")
            URI baseUrl) {}

    @Schema(name = "OptiplyToken")
    record OptiplyTokenView(
            String accessToken,
            @Schema(description = "In the vendor's time.") Instant expiresAt,
            long accountId,
            long couplingId,

            @Schema(description = "Base address of the API with its version.")
            URI baseUrl) {}

    private final Tenants tenants;
    private final TenantSecrets secrets;
    private final GrantTokens exactTokens;
    private final OptiplyTokens optiplyTokens;
    private final ExactSites exactSites;
    private final OptiplySite optiplySite;

    TokenResource(
            Tenants tenants,
            TenantSecrets secrets,
            GrantTokens exactTokens,
            OptiplyTokens optiplyTokens,
            ExactSites exactSites,
            OptiplySite optiplySite) {
        this.tenants = tenants;
        this.secrets = secrets;
        this.exactTokens = exactTokens;
        this.optiplyTokens = optiplyTokens;
        this.exactSites = exactSites;
        this.optiplySite = optiplySite;
    }

    @POST
    @Path("exact-token")
    @Operation(operationId = "exactToken", summary = "An access token for Exact that is good now")
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content = @Content(schema = @Schema(implementation = ExactTokenView.class)))
    public Response exact(
            @PathParam("id") @Schema(implementation = String.class) TenantId id, @Valid TokenRequest body) {
        TenantRow tenant = active(tenants.get(id));
        AccessToken token =
                switch (exactTokens.accessToken(tenant.grant().orElseThrow(), rejected(body))) {
                    case TokenOutcome.Ready ready -> ready.token();
                    case TokenOutcome.NeedsConsent lost -> throw ExactDesk.needsConsent(tenant);
                    case TokenOutcome.Later later ->
                        throw ProblemException.later(ProblemKind.TOKEN_NOT_READY, later.cause(), later.retryAfter());
                };
        return answer(new ExactTokenView(
                token.token().reveal(), token.expiresAt(), tenant.division, exactSites.host(tenant.country)));
    }

    @POST
    @Path("optiply-token")
    @Operation(operationId = "optiplyToken", summary = "An access token for Optiply that is good now")
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content = @Content(schema = @Schema(implementation = OptiplyTokenView.class)))
    public Response optiply(
            @PathParam("id") @Schema(implementation = String.class) TenantId id, @Valid TokenRequest body) {
        TenantRow tenant = active(tenants.get(id));
        OptiplyToken token = optiplyTokens.accessToken(secrets.account(tenant), rejected(body));
        return answer(new OptiplyTokenView(
                token.token().reveal(),
                token.expiresAt(),
                tenant.optiplyAccount,
                tenant.optiplyCoupling,
                optiplySite.baseUrl()));
    }

    private static TenantRow active(TenantRow tenant) {
        return switch (tenant.stage) {
            case ACTIVE -> tenant;
            case CREATED -> throw ExactDesk.needsConsent(tenant);
            case CONNECTED, READY, PAUSED ->
                throw ProblemException.of(
                        ProblemKind.NOT_ACTIVE,
                        "The tenant %s is %s; tokens are handed out for active tenants only."
                                .formatted(tenant.id, tenant.stage));
        };
    }

    private static Optional<String> rejected(TokenRequest body) {
        return Optional.ofNullable(body).map(TokenRequest::rejected);
    }

    private static Response answer(Object token) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(token).cacheControl(never).build();
    }
}
