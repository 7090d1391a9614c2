package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.grant.Grants;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.StreamCommand;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/** What happens to a tenant after activation: pause, resume, resync of a stream, the end. */
@ApplicationScoped
class Lifecycle {

    private final Tenants tenants;
    private final Grants grants;
    private final ConsentReports signIns;
    private final AuditLog audit;
    private final StreamReports reports;

    Lifecycle(Tenants tenants, Grants grants, ConsentReports signIns, AuditLog audit, StreamReports reports) {
        this.tenants = tenants;
        this.grants = grants;
        this.signIns = signIns;
        this.audit = audit;
        this.reports = reports;
    }

    TenantRow pause(TenantId tenant, String actor) {
        return move(tenant, Stage.PAUSED, "paused", actor);
    }

    TenantRow resume(TenantId tenant, String actor) {
        return move(tenant, Stage.ACTIVE, "resumed", actor);
    }

    private TenantRow move(TenantId tenant, Stage to, String action, String actor) {
        TenantRow before = tenants.get(tenant);
        if (before.stage == to) {
            return before;
        }
        return tenants.change(tenant, row -> {
            refuseUnlessActivated(row);
            row.stage = to;
            audit.add(tenant, actor, action, "");
        });
    }

    /** Asks for a stream to be read again, from a day or from the beginning. @return the command as it will be published */
    StreamCommand resync(TenantId tenant, String stream, LocalDate from, String actor) {
        return command(tenant, stream, (row, before) -> {
            StreamCommand next = new StreamCommand(
                    before.resync() + 1,
                    from,
                    before.deletionsConfirmedUpTo(),
                    before.deletionsRejectedUpTo(),
                    before.deletionsEpoch());
            audit.add(tenant, actor, "resync", stream + " " + next.resync());
            return next;
        });
    }

    /**
     * Lets held deletions of a stream go.
     *
     * @param upTo the mark that the stream's problem names; deletions after it are held again. A lower one than before changes nothing
     * @return the command as it will be published
     */
    StreamCommand confirmDeletions(TenantId tenant, String stream, long upTo, String actor) {
        return command(tenant, stream, (row, command) -> {
            StreamCommand before = inEpoch(row, stream, command);
            long mark = highest(before.deletionsConfirmedUpTo(), upTo);
            audit.add(tenant, actor, "deletions-confirmed", stream + " up to " + mark);
            return new StreamCommand(
                    before.resync(),
                    before.resyncFrom(),
                    mark,
                    before.deletionsRejectedUpTo(),
                    before.deletionsEpoch());
        });
    }

    /**
     * Has held deletions left out for good.
     *
     * @param upTo the mark that the stream's problem names. A lower one than before changes nothing
     * @return the command as it will be published
     */
    StreamCommand rejectDeletions(TenantId tenant, String stream, long upTo, String actor) {
        return command(tenant, stream, (row, command) -> {
            StreamCommand before = inEpoch(row, stream, command);
            long mark = highest(before.deletionsRejectedUpTo(), upTo);
            audit.add(tenant, actor, "deletions-rejected", stream + " up to " + mark);
            return new StreamCommand(
                    before.resync(),
                    before.resyncFrom(),
                    before.deletionsConfirmedUpTo(),
                    mark,
                    before.deletionsEpoch());
        });
    }

    /** The command with its marks, or without any when they were of another epoch than the poller reports now: Exact has numbered the rows anew since. */
    private StreamCommand inEpoch(TenantRow row, String stream, StreamCommand before) {
        Integer epoch = reports.of(row).stream()
                .filter(status -> status.direction() == SyncStatus.Direction.EXACT)
                .filter(status -> status.stream().equals(stream))
                .map(SyncStatus::epoch)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(before.deletionsEpoch());
        return Objects.equals(epoch, before.deletionsEpoch())
                ? before
                : new StreamCommand(before.resync(), before.resyncFrom(), null, null, epoch);
    }

    private static long highest(Long before, long upTo) {
        return before == null ? upTo : Math.max(upTo, before);
    }

    private StreamCommand command(
            TenantId tenant, String stream, BiFunction<TenantRow, StreamCommand, StreamCommand> change) {
        AtomicReference<StreamCommand> raised = new AtomicReference<>();
        tenants.change(tenant, row -> {
            refuseUnlessActivated(row);
            Map<String, StreamCommand> streams = new HashMap<>(row.streams());
            StreamCommand before = streams.getOrDefault(stream, StreamCommand.NONE);
            StreamCommand next = change.apply(row, before);
            streams.put(stream, next);
            row.streams = TenantRow.json(streams);
            raised.set(next);
        });
        return raised.get();
    }

    /** Ends a tenant: its secrets are gone when this returns, its tombstone follows. What is in Optiply stays. */
    void offBoard(TenantId tenant, String actor) {
        List<UUID> unjoined = new ArrayList<>();
        tenants.delete(tenant, row -> unjoined.addAll(signIns.remove(tenant)), row -> {
            row.grant().ifPresent(grants::eraseIfUnused);
            unjoined.forEach(grants::eraseIfUnused);
            audit.add(tenant, actor, "off-boarded", "incarnation " + row.incarnation);
        });
    }

    private static void refuseUnlessActivated(TenantRow row) {
        if (!row.stage.isActivated()) {
            throw ProblemException.of(
                    ProblemKind.NOT_ACTIVE,
                    "The tenant is %s and was never activated: POST /api/v1/tenants/%s/activate."
                            .formatted(row.stage, row.id));
        }
    }
}
