package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.model.TenantId;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tenants: create, list, read, change, end. */
@Path("/api/v1/tenants")
@Tag(name = "Tenants")
@RolesAllowed("operator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class TenantResource {

    private static final String BODY_MISSING = "is missing|Send the JSON object that the API description shows";

    private final Tenants tenants;
    private final Onboarding onboarding;
    private final Company company;
    private final Lifecycle lifecycle;
    private final ConsentReports consents;
    private final PublicUrls urls;
    private final SecurityIdentity caller;

    TenantResource(
            Tenants tenants,
            Onboarding onboarding,
            Company company,
            Lifecycle lifecycle,
            ConsentReports consents,
            PublicUrls urls,
            SecurityIdentity caller) {
        this.tenants = tenants;
        this.onboarding = onboarding;
        this.company = company;
        this.lifecycle = lifecycle;
        this.consents = consents;
        this.urls = urls;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "createTenant",
            summary = "Creates a tenant",
            description =
                    "The same content again answers 200 and changes nothing; other content answers 409 with the differing fields. Optiply's credentials are tried at once.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = TenantView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Was there already",
            content = @Content(schema = @Schema(implementation = TenantView.class)))
    public Response create(@NotNull(message = BODY_MISSING) @Valid NewTenant body) {
        Onboarding.Entered entered = onboarding.create(body, actor());
        Response.ResponseBuilder answer =
                entered.created() ? Response.created(urls.tenant(entered.row().tenantId())) : Response.ok();
        return answer.entity(view(entered.row())).build();
    }

    @GET
    @Operation(operationId = "listTenants", summary = "Lists tenants by id, a page at a time")
    public TenantPage list(
            @QueryParam("state") @Schema(implementation = State.class) String state,
            @QueryParam("page") @DefaultValue("0") @Min(value = 0, message = "is negative|Start with page 0") int page,
            @QueryParam("size")
                    @DefaultValue("50")
                    @Min(value = 1, message = "is too small|Ask for 1 to 200")
                    @Max(value = 200, message = "is too large|Ask for 1 to 200")
                    int size) {
        TenantSlice slice = tenants.list(Optional.ofNullable(state).map(TenantResource::state), page, size);
        return new TenantPage(slice.rows().stream().map(this::view).toList(), page, size, slice.total());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "readTenant", summary = "Reads a tenant")
    public TenantView read(@PathParam("id") @Schema(implementation = String.class) TenantId id) {
        return view(tenants.get(id));
    }

    @PUT
    @Path("{id}/settings")
    @Operation(operationId = "changeSettings", summary = "Replaces the settings")
    public TenantView settings(
            @PathParam("id") @Schema(implementation = String.class) TenantId id,
            @NotNull(message = BODY_MISSING) @Valid SettingsBody body) {
        return view(company.change(id, body, actor()));
    }

    @PUT
    @Path("{id}/exact-app")
    @Operation(operationId = "changeExactApp", summary = "Replaces the app at Exact; after activation only its secret")
    public TenantView exactApp(
            @PathParam("id") @Schema(implementation = String.class) TenantId id,
            @NotNull(message = BODY_MISSING) @Valid ExactAppBody body) {
        return view(onboarding.changeApp(id, body, actor()));
    }

    @PUT
    @Path("{id}/optiply")
    @Operation(operationId = "changeOptiply", summary = "Replaces Optiply's credentials after trying them at Optiply")
    public TenantView optiply(
            @PathParam("id") @Schema(implementation = String.class) TenantId id,
            @NotNull(message = BODY_MISSING) @Valid OptiplyBody body) {
        return view(onboarding.changeOptiply(id, body, actor()));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "offBoardTenant",
            summary = "Ends a tenant",
            description = "Erases its secrets at once and publishes its tombstone. What is in Optiply stays.")
    @APIResponse(responseCode = "204", description = "Ended")
    public void offBoard(
            @PathParam("id") @Schema(implementation = String.class) TenantId id,
            @QueryParam("optiply") @DefaultValue("keep") @Schema(description = "Only keep is possible.")
                    String optiply) {
        if (!optiply.equals("keep")) {
            throw ProblemException.field(
                    ProblemKind.INVALID_REQUEST, "optiply", "can only be keep", "What is in Optiply is removed there");
        }
        lifecycle.offBoard(id, actor());
    }

    private TenantView view(TenantRow row) {
        return TenantView.of(row, urls, consents.last(row.tenantId()));
    }

    private String actor() {
        return caller.getPrincipal().getName();
    }

    private static State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ProblemException.field(
                        ProblemKind.INVALID_REQUEST,
                        "state",
                        "is no state",
                        "Give one of: " + Arrays.toString(State.values()).replaceAll("[\\[\\]]", "")));
    }
}
