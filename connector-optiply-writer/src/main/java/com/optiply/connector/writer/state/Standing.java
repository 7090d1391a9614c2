package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many resources of a scope and type are in which state.
 *
 * @param untouched   never looked at
 * @param due         to be looked at, untouched ones included
 * @param waiting     waiting for something that is missing, or for an unclear call
 * @param failed      cannot be written as they are
 * @param inStep      acknowledged, or rightly not in Optiply
 * @param oldestDue   real time since which something that can be written is due
 * @param worstCause  the most frequent cause of failure
 */
public record Standing(
        long scopeId,
        ResourceType type,
        long untouched,
        long due,
        long waiting,
        long failed,
        long inStep,
        Optional<Instant> oldestDue,
        Optional<String> worstCause) {

    /** Its condition is that of an index, which holds nothing of what is at rest. */
    static final String OPEN = """
            select scope_id, type,
                count(*) filter (where state = 'new' and due) as untouched,
                count(*) filter (where due and state not in ('failed', 'unclear')) as due,
                count(*) filter (where state = 'unclear' or state = 'waiting' and not due) as waiting,
                count(*) filter (where state = 'failed') as failed,
                min(marked_at) filter (where due and state not in ('failed', 'unclear')) as oldest,
                mode() within group (order by cause) filter (where state = 'failed') as worst
            from resource where scope_id = any(?) and (due or state in ('failed', 'unclear', 'waiting'))
            group by scope_id, type order by scope_id, type""";

    private static final String AT_REST = """
            select scope_id, type, count(*) from resource
            where scope_id = any(?) and not due and state in ('in-step', 'excluded', 'absent') group by scope_id, type""";

    /** A type of a scope. */
    public record Of(long scopeId, ResourceType type) {}

    /**
     * Counts what is not at rest.
     *
     * @param atRest what was counted last by {@link #atRest}
     * @return one for each scope and type
     */
    public static List<Standing> of(Connection connection, Collection<Long> scopes, Map<Of, Long> atRest)
            throws SQLException {
        Map<Of, Standing> all = new LinkedHashMap<>();
        for (long scope : scopes) {
            for (ResourceType type : ResourceType.values()) {
                Of of = new Of(scope, type);
                all.put(of, none(of, atRest.getOrDefault(of, 0L)));
            }
        }
        Sql.of(connection, OPEN).longs(scopes, scope -> scope).list(row -> {
            Of of = of(row);
            return all.put(
                    of,
                    new Standing(
                            of.scopeId(),
                            of.type(),
                            row.getLong("untouched"),
                            row.getLong("due"),
                            row.getLong("waiting"),
                            row.getLong("failed"),
                            atRest.getOrDefault(of, 0L),
                            Optional.ofNullable(Sql.instant(row, "oldest")),
                            Optional.ofNullable(row.getString("worst"))));
        });
        return List.copyOf(all.values());
    }

    /** Counts what is at rest, which means every row. */
    public static Map<Of, Long> atRest(Connection connection, Collection<Long> scopes) throws SQLException {
        Map<Of, Long> counts = new HashMap<>();
        Sql.of(connection, AT_REST).longs(scopes, scope -> scope).list(row -> counts.put(of(row), row.getLong(3)));
        return Map.copyOf(counts);
    }

    private static Of of(ResultSet row) throws SQLException {
        return new Of(
                row.getLong("scope_id"),
                ResourceType.ofPath(row.getString("type")).orElseThrow());
    }

    private static Standing none(Of of, long inStep) {
        return new Standing(of.scopeId(), of.type(), 0, 0, 0, 0, inStep, Optional.empty(), Optional.empty());
    }
}
