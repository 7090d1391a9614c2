package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    private static final String COUNT = """
            select scope_id, type,
                count(*) filter (where state = 'new' and due) as untouched,
                count(*) filter (where due and state not in ('failed', 'unclear')) as due,
                count(*) filter (where state = 'unclear' or state = 'waiting' and not due) as waiting,
                count(*) filter (where state = 'failed') as failed,
                count(*) filter (where not due and state in ('in-step', 'excluded', 'absent')) as in_step,
                min(marked_at) filter (where due and state not in ('failed', 'unclear')) as oldest,
                mode() within group (order by cause) filter (where state = 'failed') as worst
            from resource where scope_id = any(?) group by scope_id, type order by scope_id, type""";

    /** Counts; types of which a scope has no resource are left out. */
    public static List<Standing> of(Connection connection, Collection<Long> scopes) throws SQLException {
        return Sql.of(connection, COUNT)
                .longs(scopes, scope -> scope)
                .list(row -> new Standing(
                        row.getLong("scope_id"),
                        ResourceType.ofPath(row.getString("type")).orElseThrow(),
                        row.getLong("untouched"),
                        row.getLong("due"),
                        row.getLong("waiting"),
                        row.getLong("failed"),
                        row.getLong("in_step"),
                        Optional.ofNullable(Sql.instant(row, "oldest")),
                        Optional.ofNullable(row.getString("worst"))));
    }

    /** The standing of a type without resources. */
    public static Standing none(long scopeId, ResourceType type) {
        return new Standing(scopeId, type, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    }
}
