package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.mapping.ProductRef;
import com.optiply.connector.writer.mapping.ProductRefs;
import com.optiply.connector.writer.state.ResourceState;
import com.optiply.connector.writer.state.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What is known about the products of items. */
final class ProductRefReader {

    private record Entry(UUID item, ProductRef ref) {}

    private ProductRefReader() {}

    static ProductRefs read(Connection connection, long scopeId, Collection<UUID> items) throws SQLException {
        Map<UUID, ProductRef> refs = new HashMap<>();
        Sql.of(connection, """
                        select i.entity_id, r.optiply_id, r.state from source_row i
                        left join resource r on r.type = 'products' and r.scope_id = i.scope_id
                            and r.key = i.entity_id::text collate "C"
                        where i.kind = 'item' and i.scope_id = ? and i.entity_id = any(?)""")
                .set(scopeId)
                .uuids(items, item -> item)
                .list(row -> new Entry(Sql.uuid(row, "entity_id"), ref(row)))
                .forEach(entry -> refs.put(entry.item(), entry.ref()));
        return new ProductRefs(refs);
    }

    private static ProductRef ref(ResultSet row) throws SQLException {
        String id = row.getString("optiply_id");
        if (id != null) {
            return new ProductRef.Known(Long.parseLong(id));
        }
        String state = row.getString("state");
        if (ResourceState.EXCLUDED.word().equals(state)) {
            return new ProductRef.Excluded();
        }
        return ResourceState.FAILED.word().equals(state) ? new ProductRef.Unwritable() : new ProductRef.Pending();
    }
}
