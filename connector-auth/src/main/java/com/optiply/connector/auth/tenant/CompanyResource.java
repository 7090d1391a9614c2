package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.Division;
import com.optiply.connector.auth.exact.StockRoom;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.tenant.StreamCommand;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The company behind a tenant: division, warehouses, activation and what comes after it. */
@Path("/api/v1/tenants/{id}")
@Tag(name = "Company")
@RolesAllowed("operator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class CompanyResource {

    /** Which division. */
    record DivisionChoice(
            @Schema(
                    oneOf = {String.class, Integer.class},
                    description =
                            "The number, as number or text, or the address of the browser while the company is open in Exact.",
                    examples = "124132")
            @NotNull(message = "is missing|Give the division number or paste the address of Exact")
            Object division) {

        String pasted() {
            if (division instanceof String || division instanceof Integer || division instanceof Long) {
                return division.toString();
            }
            throw ProblemException.field(
                    ProblemKind.INVALID_REQUEST, "division", "has the wrong JSON type", "Give a number or a text");
        }
    }

    /** From when a stream is read again. */
    record Resync(
            @Schema(description = "First day; from the beginning when absent.")
            LocalDate from) {}

    /** Up to where held deletions may go. */
    record HeldDeletions(
            @Schema(
                    description =
                            "The mark that the held stream's remedy names in GET …/status; deletions after it are held again.")
            @NotNull(message = "is missing|Take it from the remedy of the held stream in GET …/status")
            @PositiveOrZero(message = "is negative|Take it from the remedy of the held stream in GET …/status")
            Long upTo) {}

    record DeletionsReport(String stream, long confirmedUpTo) {}

    record Divisions(List<Division> divisions) {}

    record Warehouses(List<StockRoom> warehouses) {}

    record StateReport(State state, List<Check> checks) {}

    record ResyncReport(String stream, int resync, LocalDate from) {}

    private final Tenants tenants;
    private final ExactDesk desk;
    private final Company company;
    private final Checks checks;
    private final Activation activation;
    private final Lifecycle lifecycle;
    private final ConsentReports consents;
    private final PublicUrls urls;
    private final SecurityIdentity caller;

    CompanyResource(
            Tenants tenants,
            ExactDesk desk,
            Company company,
            Checks checks,
            Activation activation,
            Lifecycle lifecycle,
            ConsentReports consents,
            PublicUrls urls,
            SecurityIdentity caller) {
        this.tenants = tenants;
        this.desk = desk;
        this.company = company;
        this.checks = checks;
        this.activation = activation;
        this.lifecycle = lifecycle;
        this.consents = consents;
        this.urls = urls;
        this.caller = caller;
    }

    @GET
    @Path("divisions")
    @Operation(operationId = "listDivisions", summary = "Lists the divisions the consent covers")
    public Divisions divisions(@PathParam("id") @Schema(implementation = String.class) TenantId id) {
        return new Divisions(desk.divisions(tenants.get(id)));
    }

    @PUT
    @Path("division")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "chooseDivision", summary = "Chooses the division; fixed after activation")
    public TenantView division(
            @PathParam("id") @Schema(implementation = String.class) TenantId id,
            @NotNull(message = "is missing|Send {\"division\": …}") @Valid DivisionChoice body) {
        TenantRow row = company.choose(id, body.pasted(), actor());
        return TenantView.of(row, urls, consents.last(id));
    }

    @GET
    @Path("warehouses")
    @Operation(operationId = "listWarehouses", summary = "Lists the warehouses of the division")
    public Warehouses warehouses(@PathParam("id") @Schema(implementation = String.class) TenantId id) {
        return new Warehouses(desk.warehouses(tenants.get(id)));
    }

    @GET
    @Path("checks")
    @Operation(
            operationId = "checkTenant",
            summary = "Runs the checks now",
            description =
                    "Each check with its remedy when it failed. Changes nothing. After activation rights and modules are told by the poller's reports instead of calls of the division.")
    public StateReport checks(@PathParam("id") @Schema(implementation = String.class) TenantId id) {
        TenantRow row = tenants.get(id);
        return new StateReport(row.state(), checks.report(row));
    }

    @POST
    @Path("activate")
    @Operation(operationId = "activate", summary = "Runs the checks and activates the tenant when all pass")
    public StateReport activate(@PathParam("id") @Schema(implementation = String.class) TenantId id) {
        Activation.Activated activated = activation.activate(id, actor());
        return new StateReport(activated.row().state(), activated.checks());
    }

    @POST
    @Path("pause")
    @Operation(operationId = "pause", summary = "Stops reading and writing; everything is kept")
    public StateReport pause(@PathParam("id") @Schema(implementation = String.class) TenantId id) {
        return new StateReport(lifecycle.pause(id, actor()).state(), List.of());
    }

    @POST
    @Path("resume")
    @Operation(operationId = "resume", summary = "Goes on after a pause")
    public StateReport resume(@PathParam("id") @Schema(implementation = String.class) TenantId id) {
        return new StateReport(lifecycle.resume(id, actor()).state(), List.of());
    }

    @POST
    @Path("streams/{stream}/resync")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "resyncStream", summary = "Has a stream read again from a day or from the beginning")
    public ResyncReport resync(
            @PathParam("id") @Schema(implementation = String.class) TenantId id,
            @PathParam("stream")
                    @Pattern(regexp = "[a-z][a-z-]{1,40}", message = "is no stream|See GET …/status for the names")
                    String stream,
            Resync body) {
        StreamCommand command = lifecycle.resync(id, stream, body == null ? null : body.from(), actor());
        return new ResyncReport(stream, command.resync(), command.resyncFrom());
    }

    @POST
    @Path("streams/{stream}/confirm-deletions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "confirmDeletions",
            summary = "Lets deletions go that the brake holds",
            description = "The stream goes on with them and with what comes after them.")
    public DeletionsReport confirmDeletions(
            @PathParam("id") @Schema(implementation = String.class) TenantId id,
            @PathParam("stream")
                    @Pattern(regexp = "[a-z][a-z-]{1,40}", message = "is no stream|See GET …/status for the names")
                    String stream,
            @NotNull(message = "is missing|Send {\"upTo\": …}") @Valid HeldDeletions body) {
        StreamCommand command = lifecycle.confirmDeletions(id, stream, body.upTo(), actor());
        return new DeletionsReport(stream, command.deletionsConfirmedUpTo());
    }

    @POST
    @Path("streams/{stream}/reject-deletions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rejectDeletions",
            summary = "Leaves out deletions that the brake holds, for good",
            description =
                    "The stream deletions goes on with what comes after them, and Optiply keeps what they would have taken away. In a stream that tells deletions by absence alone they stay held until the rows are back.")
    @APIResponse(responseCode = "204", description = "Written down")
    public void rejectDeletions(
            @PathParam("id") @Schema(implementation = String.class) TenantId id,
            @PathParam("stream")
                    @Pattern(regexp = "[a-z][a-z-]{1,40}", message = "is no stream|See GET …/status for the names")
                    String stream,
            @NotNull(message = "is missing|Send {\"upTo\": …}") @Valid HeldDeletions body) {
        var unused = lifecycle.rejectDeletions(id, stream, body.upTo(), actor());
    }

    private String actor() {
        return caller.getPrincipal().getName();
    }
}
