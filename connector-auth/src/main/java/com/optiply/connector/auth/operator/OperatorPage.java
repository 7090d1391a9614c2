package com.optiply.connector.auth.operator;

import com.optiply.connector.auth.connect.PageAnswers;
import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.auth.tenant.MissingWarehouses;
import com.optiply.connector.auth.tenant.StreamReports;
import com.optiply.connector.auth.tenant.TenantRow;
import com.optiply.connector.auth.tenant.Tenants;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.time.VendorClock;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lists tenants, a page at a time. */
@Path("/operator")
@RolesAllowed("operator")
@RunOnVirtualThread
class OperatorPage {

    private static final int SIZE = 100;

    /** A tenant as the operator sees it; texts are empty where there is nothing to say. */
    record Line(String id, String name, String state, String freshness, String error, String remedy) {}

    /** The template. */
    @CheckedTemplate(basePath = "operator")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance tenants(List<Line> lines, int page, boolean more, long total);
    }

    private final Tenants tenants;
    private final StreamReports reports;
    private final MissingWarehouses missing;
    private final VendorClock clock;

    OperatorPage(Tenants tenants, StreamReports reports, MissingWarehouses missing, VendorClock clock) {
        this.tenants = tenants;
        this.reports = reports;
        this.missing = missing;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@QueryParam("page") @DefaultValue("0") int page) {
        int shown = Math.max(0, page);
        List<Line> lines = tenants.page(shown, SIZE).stream().map(this::line).toList();
        long total = tenants.number();
        return PageAnswers.page(200, Templates.tenants(lines, shown, (shown + 1L) * SIZE < total, total));
    }

    private Line line(TenantRow tenant) {
        List<SyncStatus> streams = reports.of(tenant);
        String freshness = streams.stream()
                .filter(stream -> !stream.tellsOfComparison())
                .map(SyncStatus::lastSuccess)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(this::age)
                .orElse("");
        return streams.stream()
                .filter(stream -> stream.problem() != null)
                .max(Comparator.comparing(stream -> stream.problem().since()))
                .map(stream -> new Line(
                        tenant.tenantId().value(),
                        tenant.name(),
                        tenant.state().name(),
                        freshness,
                        stream.direction().word() + "/" + stream.stream() + ": "
                                + stream.problem().message(),
                        stream.problem().remedy()))
                .orElseGet(() -> ofSettings(tenant, freshness));
    }

    private Line ofSettings(TenantRow tenant, String freshness) {
        Optional<FieldProblem> gone = missing.of(tenant).stream().findFirst();
        return new Line(
                tenant.tenantId().value(),
                tenant.name(),
                tenant.state().name(),
                freshness,
                gone.map(problem -> problem.field() + " " + problem.message()).orElse(""),
                gone.map(FieldProblem::remedy).orElse(""));
    }

    /** @param at vendor time */
    private String age(Instant at) {
        Duration age = Duration.between(at, clock.instant());
        return age.toHours() > 0
                ? age.toHours() + " h"
                : age.toMinutes() > 0 ? age.toMinutes() + " min" : "under 1 min";
    }
}
