package com.optiply.connector.writer.explain;

import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.writer.explain.Problem.FieldProblem;
import com.optiply.connector.writer.lane.Lanes;
import com.optiply.connector.writer.lane.PaceVisit;
import com.optiply.connector.writer.reconcile.Comparison;
import com.optiply.connector.writer.reconcile.Comparison.Compared;
import com.optiply.connector.writer.reconcile.Rehearsal;
import com.optiply.connector.writer.reconcile.Rehearsal.Rehearsed;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.FormerIds;
import com.optiply.connector.writer.state.Remarks;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.Scopes;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** For operators: what a change would do before it is made, what Optiply has beside what we think, and starting over without a second record. */
@Path("/api/v1/tenants/{tenant}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Blocking
public class OperationsApi {

    private static final int MOST = 10_000;

    private final Rehearsal rehearsal;
    private final Comparison comparison;
    private final Database database;
    private final Lanes lanes;

    OperationsApi(Rehearsal rehearsal, Comparison comparison, Database database, Lanes lanes) {
        this.rehearsal = rehearsal;
        this.comparison = comparison;
        this.database = database;
        this.lanes = lanes;
    }

    /** That everything is looked at again. */
    public record Accepted(String tenant, String what) {}

    @POST
    @Path("/dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "What would be written with these settings; without a body: what a replay of everything would write")
    public Rehearsed dryRun(
            @PathParam("tenant") String tenant,
            @QueryParam("samples") @DefaultValue("100") int samples,
            @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Settings.class)))
                    String settings)
            throws SQLException {
        Optional<Settings> tried =
                settings == null || settings.isBlank() ? Optional.empty() : Optional.of(read(settings));
        long id = Requested.scope(tenant).id;
        return database.snapshot(connection -> {
            Scope scope = Scopes.find(connection, id).orElseThrow();
            return rehearsal.of(connection, tried.map(scope::with).orElse(scope), within(samples));
        });
    }

    @GET
    @Path("/compare")
    @Operation(
            summary = "Optiply's listing of a type beside what it acknowledged",
            description =
                    "Reads all records of the type, 100 per call, in the account's pace; a large account takes minutes.")
    public Compared compare(
            @PathParam("tenant") String tenant,
            @QueryParam("type") String type,
            @QueryParam("limit") @DefaultValue("1000") int limit)
            throws SQLException, InterruptedException {
        var known = Requested.type(type);
        long id = Requested.scope(tenant).id;
        Scope scope =
                database.snapshot(connection -> Scopes.find(connection, id)).orElseThrow();
        try (PaceVisit pace = lanes.visit(scope)) {
            return comparison.of(new Visit(scope, pace.pacer()), known, within(limit));
        }
    }

    @POST
    @Path("/replay")
    @Operation(summary = "Computes every record again; only what differs is written")
    public Accepted replay(@PathParam("tenant") String tenant) throws SQLException {
        long id = Requested.scope(tenant).id;
        database.write(connection -> {
            Remarks.request(connection, id);
            return null;
        });
        return new Accepted(tenant, "every record is computed again");
    }

    @POST
    @Path("/rebuild")
    @Operation(
            summary = "Reads the ids of our records from Optiply again and gives them to records without one",
            description =
                    "Nothing is created before that. Records are recognised by their remote id; those without one by code, or by day, total and lines.")
    public Accepted rebuild(@PathParam("tenant") String tenant) throws SQLException {
        long id = Requested.scope(tenant).id;
        database.write(connection -> {
            FormerIds.readAgain(connection, id);
            return null;
        });
        return new Accepted(tenant, "ids are read from Optiply before anything is created");
    }

    /** For a tenant that is about to be off-boarded, and still active; off-boarding alone leaves Optiply as it is. */
    @POST
    @Path("/withdraw")
    @Operation(
            summary = "Takes what was written out of Optiply again",
            description = "Products are disabled, the rest is deleted.")
    public Accepted withdraw(@PathParam("tenant") String tenant, @QueryParam("confirm") String confirm)
            throws SQLException {
        if (!tenant.equals(confirm)) {
            throw new Refusal(
                    "invalid-request",
                    400,
                    "Records in Optiply would be deleted",
                    new FieldProblem("confirm", "it is not the tenant's id", "Send confirm=" + tenant));
        }
        withdrawn(tenant, true);
        return new Accepted(tenant, "its products are disabled, its orders and compositions deleted");
    }

    @DELETE
    @Path("/withdraw")
    @Operation(summary = "Writes a withdrawn tenant again")
    public Accepted restore(@PathParam("tenant") String tenant) throws SQLException {
        withdrawn(tenant, false);
        return new Accepted(tenant, "every record is computed again");
    }

    private void withdrawn(String tenant, boolean withdrawn) throws SQLException {
        long id = Requested.scope(tenant).id;
        database.write(connection -> {
            Scopes.withdraw(connection, id, withdrawn);
            return null;
        });
    }

    private static Settings read(String json) {
        try {
            return EventJson.read(json, Settings.class);
        } catch (IllegalArgumentException e) {
            throw incomplete(e.getMessage());
        }
    }

    private static Refusal incomplete(String message) {
        return new Refusal(
                "invalid-request",
                400,
                "The settings are not complete",
                new FieldProblem("settings", message, "Send the settings as a whole, as connector-auth shows them"));
    }

    private static int within(int number) {
        return Math.clamp(number, 0, MOST);
    }
}
