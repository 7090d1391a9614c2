package com.optiply.connector.writer.consume;

import com.optiply.connector.model.topic.TenantPartitioner;
import com.optiply.connector.writer.config.ConnectorConfig;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.consume.Decoded.CursorEvent;
import com.optiply.connector.writer.consume.Decoded.FarewellEvent;
import com.optiply.connector.writer.consume.Decoded.RowEvent;
import com.optiply.connector.writer.consume.Decoded.TenantEvent;
import com.optiply.connector.writer.gate.FirstLoads;
import com.optiply.connector.writer.state.Consumed;
import com.optiply.connector.writer.state.Marks;
import com.optiply.connector.writer.state.ResourceKey;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.Scope.Name;
import com.optiply.connector.writer.state.ScopeState;
import com.optiply.connector.writer.state.Scopes;
import com.optiply.connector.writer.state.SourceRow;
import com.optiply.connector.writer.state.SourceRow.Head;
import com.optiply.connector.writer.state.SourceRow.Key;
import com.optiply.connector.writer.state.SourceRows;
import com.optiply.connector.writer.state.Tenants;
import com.optiply.connector.writer.state.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores one batch in one transaction: rows, the marks of all that depends on them, cursors, and the offsets that were reached. Doing a batch twice leaves the
 * same state.
 */
@ApplicationScoped
class Intake {

    private final int partitions;
    private final Duration unclear;

    Intake(ConnectorConfig config, WriterConfig writer) {
        this.partitions = config.partitions();
        this.unclear = writer.unclearWait();
    }

    /**
     * @param arrived vendor time
     * @return scopes with something new
     */
    Set<Long> store(Connection connection, Batch batch, Instant arrived) throws SQLException {
        for (Decoded tenant : batch.tenants()) {
            switch (tenant) {
                case TenantEvent event -> Tenants.accept(connection, event.tenant(), event.offset());
                case FarewellEvent event ->
                    Tenants.farewell(connection, event.tenant(), event.incarnation(), event.offset());
                default -> throw new IllegalStateException("Not about a tenant: " + tenant);
            }
        }
        Map<Name, Scope> scopes = Scopes.lock(connection, names(batch));
        rows(connection, batch.rows(), scopes, arrived);
        for (CursorEvent event : batch.cursors()) {
            Scope scope = scopes.get(nameOf(event));
            if (scope.state() != ScopeState.ENDED) {
                int partition = TenantPartitioner.partition(event.cursor().tenantId(), partitions);
                FirstLoads.store(connection, scope.id(), event.cursor(), partition);
            }
        }
        Consumed.store(connection, batch.nextOffsets());
        Traces.note(connection, traces(batch.rows(), scopes));
        Set<Long> touched = new HashSet<>();
        scopes.values().forEach(scope -> touched.add(scope.id()));
        return touched;
    }

    private void rows(Connection connection, List<RowEvent> events, Map<Name, Scope> scopes, Instant arrived)
            throws SQLException {
        List<SourceRow> rows = new ArrayList<>();
        for (RowEvent event : events) {
            Scope scope = scopes.get(event.scope());
            if (scope.state() != ScopeState.ENDED) {
                rows.add(new SourceRow(
                        new Key(event.kind(), scope.id(), event.entityId()),
                        event.version(),
                        event.eventId(),
                        event.links(),
                        event.content()));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        Set<Long> written = new HashSet<>();
        scopes.values().stream()
                .filter(scope -> scope.state() == ScopeState.ACTIVE || scope.state() == ScopeState.PAUSED)
                .forEach(scope -> written.add(scope.id()));
        apply(connection, rows, written, arrived);
    }

    private void apply(Connection connection, List<SourceRow> rows, Set<Long> written, Instant arrived)
            throws SQLException {
        Map<Key, Head> heads =
                SourceRows.heads(connection, rows.stream().map(SourceRow::key).toList());
        List<SourceRow> changed = new ArrayList<>();
        List<SourceRow> touched = new ArrayList<>();
        Marks marks = new Marks();
        for (SourceRow row : rows) {
            Head head = heads.get(row.key());
            if (head != null && !row.replaces(head)) {
                continue;
            }
            if (head != null && !row.changes(head)) {
                touched.add(row);
                continue;
            }
            SourceRow stored = head != null && row.isDeleted() ? row.withLinks(head.links()) : row;
            changed.add(stored);
            if (written.contains(row.key().scopeId())) {
                marks.add(row.key(), stored.links());
                if (head != null && !head.links().equals(stored.links())) {
                    marks.add(row.key(), head.links());
                }
            }
        }
        SourceRows.store(connection, changed, arrived);
        SourceRows.touch(connection, touched);
        marks.write(connection, unclear);
    }

    /** The resources that traced events marked, as far as the rows name them. */
    private static Map<ResourceKey, String> traces(List<RowEvent> events, Map<Name, Scope> scopes) {
        Map<ResourceKey, String> traces = new HashMap<>();
        for (RowEvent event : events) {
            event.trace().ifPresent(parent -> {
                Marks marks = new Marks();
                marks.add(new Key(event.kind(), scopes.get(event.scope()).id(), event.entityId()), event.links());
                marks.direct().forEach(resource -> traces.put(resource, parent));
            });
        }
        return traces;
    }

    private static Set<Name> names(Batch batch) {
        Set<Name> names = new HashSet<>();
        batch.rows().forEach(row -> names.add(row.scope()));
        batch.cursors().forEach(event -> names.add(nameOf(event)));
        return names;
    }

    private static Name nameOf(CursorEvent event) {
        return new Name(
                event.cursor().tenantId(),
                event.cursor().incarnation(),
                event.cursor().division());
    }
}
