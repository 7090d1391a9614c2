package com.optiply.connector.writer.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.tenant.TenantState;
import com.optiply.connector.writer.state.Scope.Name;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Obeys the records about tenants. Lower revisions, ended incarnations and replayed farewells are ignored. */
public final class Tenants {

    private Tenants() {}

    /** Takes a tenant's record over. */
    public static void accept(Connection connection, Tenant tenant, long offset) throws SQLException {
        Name name = new Name(tenant.tenantId(), tenant.incarnation(), tenant.division());
        Scope scope = Scopes.lock(connection, List.of(name)).get(name);
        long known = Scopes.ofTenant(connection, tenant.tenantId()).stream()
                .filter(other -> other.name().incarnation().equals(tenant.incarnation()))
                .mapToLong(Scope::revision)
                .max()
                .orElse(-1);
        if (scope.state() == ScopeState.ENDED || tenant.revision() <= known) {
            return;
        }
        leaveOthers(connection, name);
        Sql.of(
                        connection,
                        "update scope set state = ?, revision = ?, settings = ?::json, changed_at = now() where scope_id = ?")
                .set((tenant.state() == TenantState.ACTIVE ? ScopeState.ACTIVE : ScopeState.PAUSED).word())
                .set(tenant.revision())
                .set(new String(EventJson.write(tenant.settings()), UTF_8))
                .set(scope.id())
                .update();
        boolean computesOtherwise =
                scope.settings().isEmpty() || !scope.settings().get().equals(tenant.settings());
        if (computesOtherwise || scope.state() == ScopeState.DORMANT) {
            Remarks.request(connection, scope.id());
        }
        remember(connection, tenant.tenantId(), offset);
    }

    /** The tenant is off-boarded: its lane stops, its rows go, nothing is deleted in Optiply. */
    public static void farewell(Connection connection, TenantId tenant, Optional<UUID> incarnation, long offset)
            throws SQLException {
        boolean replayed = !Sql.of(connection, "select 1 from tenant_record where tenant_id = ? and offset_no >= ?")
                .set(tenant.value())
                .set(offset)
                .list(row -> true)
                .isEmpty();
        if (incarnation.isEmpty() && replayed) {
            return;
        }
        Sql.of(connection, """
                        update scope set state = 'ended', changed_at = now()
                        where tenant_id = ? and state <> 'ended' and (?::uuid is null and state <> 'unknown' or incarnation = ?)""")
                .set(tenant.value())
                .set(incarnation.orElse(null))
                .set(incarnation.orElse(null))
                .update();
        remember(connection, tenant, offset);
    }

    private static void leaveOthers(Connection connection, Name name) throws SQLException {
        Sql.of(connection, """
                        update scope set state = case when incarnation = ? then 'dormant' else 'ended' end, changed_at = now()
                        where tenant_id = ? and (incarnation, division) <> (?, ?)
                          and (state in ('active', 'paused') or state = 'dormant' and incarnation <> ?)""")
                .set(name.incarnation())
                .set(name.tenant().value())
                .set(name.incarnation())
                .set(name.division())
                .set(name.incarnation())
                .update();
    }

    private static void remember(Connection connection, TenantId tenant, long offset) throws SQLException {
        Sql.of(connection, """
                        insert into tenant_record (tenant_id, offset_no) values (?, ?)
                        on conflict (tenant_id) do update set offset_no = greatest(tenant_record.offset_no, excluded.offset_no)""").set(tenant.value()).set(offset).update();
    }
}
