package com.optiply.connector.writer.explain;

import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Redrive;
import com.optiply.connector.writer.state.ResourceEntity;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.ScopeEntity;
import com.optiply.connector.writer.state.Sql;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For operators: why a value is as it is, how far a tenant is, and try again. */
@Path("/api/v1/tenants/{tenant}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Blocking
public class ResourcesApi {

    private final Explainer explainer;
    private final Database database;
    private final WriterConfig config;

    ResourcesApi(Explainer explainer, Database database, WriterConfig config) {
        this.explainer = explainer;
        this.database = database;
        this.config = config;
    }

    /**
     * Counts of a tenant's resources.
     *
     * @param types  by type, by state
     * @param causes by type, causes of failures
     */
    public record Summary(
            String tenant,
            String state,
            int division,
            Long optiplyAccount,
            Map<String, Map<String, Long>> types,
            Map<String, Map<String, Long>> causes) {}

    /** How many resources are tried again. */
    public record Redriven(int resources) {}

    private record Count(String type, String state, String cause, long number) {}

    @GET
    @Path("/resources/{type}/{key: .+}")
    @Operation(summary = "Everything that explains one record in Optiply")
    public Explanation explain(
            @PathParam("tenant") String tenant, @PathParam("type") String type, @PathParam("key") String key) {
        ScopeEntity scope = Requested.scope(tenant);
        ResourceType known = Requested.type(type);
        ResourceEntity entity = ResourceEntity.findById(new ResourceEntity.Key(known.path(), scope.id, key));
        if (entity == null) {
            throw Refusal.unknown(
                    "Tenant %s has no %s with the key %s; keys are Exact's ids".formatted(tenant, type, key));
        }
        return explainer.explain(tenant, scope.id, known, entity);
    }

    @GET
    @Path("/summary")
    @Operation(summary = "How many records are in which state")
    public Summary summary(@PathParam("tenant") String tenant) throws SQLException {
        ScopeEntity scope = Requested.scope(tenant);
        List<Count> counts = database.snapshot(connection -> Sql.of(connection, """
                        select type, case when due and state not in ('failed', 'unclear', 'calling', 'retrying')
                            then 'due' else state end as state, case when state = 'failed' then cause end as cause, count(*)
                        from resource where scope_id = ? group by 1, 2, 3""")
                .set(scope.id)
                .list(row -> new Count(row.getString(1), row.getString(2), row.getString(3), row.getLong(4))));
        Map<String, Map<String, Long>> types = new TreeMap<>();
        Map<String, Map<String, Long>> causes = new TreeMap<>();
        for (Count count : counts) {
            types.computeIfAbsent(count.type(), type -> new TreeMap<>())
                    .merge(count.state(), count.number(), Long::sum);
            if (count.cause() != null) {
                causes.computeIfAbsent(count.type(), type -> new TreeMap<>())
                        .merge(count.cause(), count.number(), Long::sum);
            }
        }
        return new Summary(tenant, scope.state, scope.division, scope.accountId, types, causes);
    }

    @POST
    @Path("/redrive")
    @Operation(
            summary =
                    "Tries failed records again, all or those of a type or a cause; with a key that record, failed or not")
    public Redriven redrive(
            @PathParam("tenant") String tenant,
            @QueryParam("type") String type,
            @QueryParam("cause") String cause,
            @QueryParam("key") String key)
            throws SQLException {
        ScopeEntity scope = Requested.scope(tenant);
        String path = type == null ? null : Requested.type(type).path();
        Redrive redrive = new Redrive(path, cause, key);
        return new Redriven(database.write(connection -> redrive.write(connection, scope.id, config.unclearWait())));
    }
}
