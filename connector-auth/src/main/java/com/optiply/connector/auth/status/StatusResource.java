package com.optiply.connector.auth.status;

import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.auth.tenant.MissingWarehouses;
import com.optiply.connector.auth.tenant.State;
import com.optiply.connector.auth.tenant.TenantRow;
import com.optiply.connector.auth.tenant.Tenants;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.progress.SyncStatus;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a tenant fares. */
@Path("/api/v1/tenants/{id}/status")
@Tag(name = "Status")
@RolesAllowed("operator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class StatusResource {

    /** State and streams of a tenant; the list of streams is empty until poller and writer have reported. */
    record TenantStatus(
            String id,
            State state,
            List<SyncStatus> streams,

            @Schema(description = "Settings that Exact does not match any more, such as a warehouse that is gone.")
            List<FieldProblem> warnings) {}

    private final Tenants tenants;
    private final StatusTable table;
    private final MissingWarehouses missing;

    StatusResource(Tenants tenants, StatusTable table, MissingWarehouses missing) {
        this.tenants = tenants;
        this.table = table;
        this.missing = missing;
    }

    @GET
    @Operation(operationId = "readStatus", summary = "Status by direction and stream, as poller and writer report it")
    public TenantStatus status(@PathParam("id") @Schema(implementation = String.class) TenantId id) {
        TenantRow tenant = tenants.get(id);
        return new TenantStatus(id.value(), tenant.state(), table.of(tenant), missing.of(tenant));
    }
}
