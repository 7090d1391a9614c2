package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.grant.GrantChanged;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.model.TenantId;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tenants in the database; every method is one short committed transaction. */
@ApplicationScoped
public class Tenants implements PanacheRepositoryBase<TenantRow, String> {

    private final Event<TenantChanged> changes;

    Tenants(Event<TenantChanged> changes) {
        this.changes = changes;
    }

    public Optional<TenantRow> read(TenantId tenant) {
        return QuarkusTransaction.requiringNew().call(() -> findByIdOptional(tenant.value()));
    }

    /** @throws ProblemException 404 */
    public TenantRow get(TenantId tenant) {
        return read(tenant).orElseThrow(() -> unknown(tenant));
    }

    /** One page of tenants by id, and how many there are. */
    TenantSlice list(Optional<State> state, int page, int size) {
        return QuarkusTransaction.requiringNew().call(() -> {
            PanacheQuery<TenantRow> query = state.map(this::inState).orElseGet(() -> findAll(Sort.by("id")));
            return new TenantSlice(query.page(page, size).list(), query.count());
        });
    }

    /** One page of all tenants by id. */
    public List<TenantRow> page(int page, int size) {
        return list(Optional.empty(), page, size).rows();
    }

    public long number() {
        return QuarkusTransaction.requiringNew().call(() -> count());
    }

    /** The other active tenants that read the same company with the same app, and so share its call limits. */
    List<TenantRow> sameCompany(TenantRow row) {
        return QuarkusTransaction.requiringNew()
                .call(() -> list(
                        "division = ?1 and country = ?2 and exactClientId = ?3 and stage = ?4 and id <> ?5",
                        row.division,
                        row.country,
                        row.exactClientId,
                        Stage.ACTIVE,
                        row.id));
    }

    private PanacheQuery<TenantRow> inState(State state) {
        List<String> lost = Arrays.stream(ExactAccess.Word.values())
                .filter(ExactAccess.Word::isLost)
                .map(Enum::name)
                .toList();
        return state == State.NEEDS_CONSENT
                ? find("accessWord in ?1", Sort.by("id"), lost)
                : find(
                        "stage = ?1 and (accessWord is null or accessWord not in ?2)",
                        Sort.by("id"),
                        Stage.valueOf(state.name()),
                        lost);
    }

    /**
     * Stores a new tenant, unless its id is taken.
     *
     * @param last runs in the same transaction when it was stored
     * @return the tenant that has the id already, or empty when the new one was stored
     */
    Optional<TenantRow> insert(TenantRow row, Runnable last) {
        return QuarkusTransaction.requiringNew().call(() -> {
            // Two requests with one id must meet here, or one of them would fail on the key instead of being compared.
            getEntityManager()
                    .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 7))", Integer.class)
                    .setParameter(1, row.id)
                    .getSingleResult();
            Optional<TenantRow> taken = findByIdOptional(row.id);
            if (taken.isEmpty()) {
                raise(row);
                persist(row);
                last.run();
            }
            return taken;
        });
    }

    /**
     * Changes a tenant under its row lock, raises its revision and announces the change, all in one transaction.
     *
     * @param change may be called again when the transaction has met another one
     * @throws ProblemException 404, or what the change throws; nothing is changed then
     */
    public TenantRow change(TenantId tenant, Consumer<TenantRow> change) {
        return Collisions.repeated(() -> QuarkusTransaction.requiringNew().call(() -> {
            TenantRow row = lock(tenant);
            change.accept(row);
            raise(row);
            return row;
        }));
    }

    /** Deletes a tenant with all it owns; {@code first} and {@code last} run in the same transaction, before and after the row is gone. */
    void delete(TenantId tenant, Consumer<TenantRow> first, Consumer<TenantRow> last) {
        var unused = Collisions.repeated(() -> QuarkusTransaction.requiringNew().call(() -> {
            TenantRow row = lock(tenant);
            first.accept(row);
            delete(row);
            flush();
            last.accept(row);
            changes.fire(new TenantChanged(tenant));
            return row;
        }));
    }

    /** A grant that was lost or regained changes what is published of all its tenants. */
    void onGrant(@Observes GrantChanged event) {
        List<TenantRow> siblings = find("grantId", Sort.by("id"), event.grant())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        siblings.stream().filter(row -> row.stage.isActivated()).forEach(this::raise);
    }

    private TenantRow lock(TenantId tenant) {
        TenantRow row = findById(tenant.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw unknown(tenant);
        }
        return row;
    }

    /** The row must be locked, so that revisions rise in the order of commits. */
    private void raise(TenantRow row) {
        Number next = (Number) getEntityManager()
                .createNativeQuery("select nextval('tenant_revision')", Long.class)
                .getSingleResult();
        row.revision = next.longValue();
        row.changedAt = Instant.now();
        changes.fire(new TenantChanged(row.tenantId()));
    }

    static ProblemException unknown(TenantId tenant) {
        return ProblemException.of(
                ProblemKind.NOT_FOUND,
                "There is no tenant %s. GET /api/v1/tenants lists those there are.".formatted(tenant.value()));
    }
}
