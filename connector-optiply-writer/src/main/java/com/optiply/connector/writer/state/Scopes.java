package com.optiply.connector.writer.state;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.writer.state.Scope.Name;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The table of scopes. */
public final class Scopes {

    private static final String COLUMNS =
            "scope_id, tenant_id, incarnation, division, state, revision, settings, account_id, products_since, withdrawn,"
                    + " array_to_string((select remote_id_refused from account_trait t where t.account_id = scope.account_id), ' ')"
                    + " as remote_id_refused,"
                    + " exists (select 1 from nameless_record n where n.scope_id = scope.scope_id) as nameless";

    private Scopes() {}

    /** Makes the scopes that are missing and locks all of them, so that the events of a tenant are stored by one transaction after the other. */
    public static Map<Name, Scope> lock(Connection connection, Collection<Name> names) throws SQLException {
        Sql.of(connection, """
                        insert into scope (tenant_id, incarnation, division)
                        select * from unnest(?, ?, ?) as n(tenant_id, incarnation, division)
                        where not exists (select 1 from scope s where s.tenant_id = n.tenant_id
                            and s.incarnation = n.incarnation and s.division = n.division)
                        order by 1, 2, 3 on conflict do nothing""")
                .texts(names, name -> name.tenant().value())
                .uuids(names, Name::incarnation)
                .ints(names, Name::division)
                .update();
        List<Scope> scopes = Sql.of(connection, "select " + COLUMNS + " " + """
                         from scope where (tenant_id, incarnation, division) in (
                            select * from unnest(?, ?, ?)) order by scope_id for no key update""")
                .texts(names, name -> name.tenant().value())
                .uuids(names, Name::incarnation)
                .ints(names, Name::division)
                .list(Scopes::read);
        Map<Name, Scope> byName = new HashMap<>();
        scopes.forEach(scope -> byName.put(scope.name(), scope));
        return byName;
    }

    /** All scopes a tenant has had, newest last. */
    public static List<Scope> ofTenant(Connection connection, TenantId tenant) throws SQLException {
        return Sql.of(connection, "select " + COLUMNS + " from scope where tenant_id = ? order by scope_id")
                .set(tenant.value())
                .list(Scopes::read);
    }

    public static Optional<Scope> find(Connection connection, long scopeId) throws SQLException {
        return Sql.of(connection, "select " + COLUMNS + " from scope where scope_id = ?")
                .set(scopeId)
                .list(Scopes::read)
                .stream()
                .findFirst();
    }

    /** Whether what was written is to leave Optiply again; everything is computed anew. */
    public static void withdraw(Connection connection, long scopeId, boolean withdrawn) throws SQLException {
        Sql.of(connection, "update scope set withdrawn = ? where scope_id = ?")
                .set(withdrawn)
                .set(scopeId)
                .update();
        Remarks.request(connection, scopeId);
    }

    /** Remembers since when the products' first loads are consumed. */
    public static void productsComplete(Connection connection, long scopeId, Instant vendorNow) throws SQLException {
        Sql.of(connection, "update scope set products_since = ? where scope_id = ? and products_since is null")
                .set(vendorNow)
                .set(scopeId)
                .update();
    }

    private static Set<ResourceType> types(String paths) {
        Set<ResourceType> types = EnumSet.noneOf(ResourceType.class);
        if (paths != null) {
            for (String path : paths.split(" ")) {
                ResourceType.ofPath(path).ifPresent(types::add);
            }
        }
        return types;
    }

    static Scope read(ResultSet row) throws SQLException {
        long account = row.getLong("account_id");
        OptionalLong accountId = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(account);
        return new Scope(
                row.getLong("scope_id"),
                new Name(
                        new TenantId(row.getString("tenant_id")), Sql.uuid(row, "incarnation"), row.getInt("division")),
                ScopeState.ofWord(row.getString("state")),
                row.getLong("revision"),
                Optional.ofNullable(row.getString("settings")).map(json -> EventJson.read(json, Settings.class)),
                accountId,
                types(row.getString("remote_id_refused")),
                Optional.ofNullable(Sql.instant(row, "products_since")),
                row.getBoolean("withdrawn"),
                row.getBoolean("nameless"));
    }
}
