package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.OrderLine;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.ReadSoFar;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Resources;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Lays Optiply's listing beside what it acknowledged. Reads only; what is being written at the moment may show up as a difference. */
@ApplicationScoped
public class Comparison {

    private static final Logger LOG = Logger.getLogger(Comparison.class);

    private final Listing listing;
    private final Database database;

    Comparison(Listing listing, Database database) {
        this.listing = listing;
        this.database = database;
    }

    /**
     * A record that is not as we think.
     *
     * @param what      {@code missing} from Optiply, {@code different} there, or {@code foreign}: there, and not ours
     * @param key       our key; null when it is not ours and carries no remote id
     * @param attribute name of each attribute that differs, with what Optiply has; of an order {@code orderLines}
     */
    public record Difference(String what, String key, String optiplyId, Map<String, String> attribute) {}

    /**
     * The outcome.
     *
     * @param trouble the answer that ended it early; null when all was read
     */
    public record Compared(String type, long ours, long theirs, List<Difference> differences, String trouble) {
        public Compared {
            differences = List.copyOf(differences);
        }
    }

    /** @param most differences that are listed; whatever the account holds, no more than these and a page are in memory */
    public Compared of(Mandate mandate, ResourceType type, int most) throws InterruptedException, SQLException {
        database.snapshot(ReadSoFar::abandoned).forEach(this::forget);
        ReadSoFar read = database.write(ReadSoFar::begin);
        try {
            List<Difference> differences = new ArrayList<>();
            Optional<Answer> trouble = read(mandate, type, read, most, differences);
            long scope = mandate.scope().id();
            if (trouble.isEmpty() && differences.size() < most) {
                database.snapshot(connection -> read.missing(connection, scope, type, most - differences.size()))
                        .forEach(one ->
                                differences.add(new Difference("missing", one.key(), one.optiplyId(), Map.of())));
            }
            return new Compared(
                    type.path(),
                    database.snapshot(connection -> Resources.known(connection, scope, type)),
                    database.snapshot(read::seen),
                    differences,
                    trouble.map(Answer::message).orElse(null));
        } finally {
            forget(read);
        }
    }

    /** What is found is told all the same when this fails; a later comparison does it then. */
    private void forget(ReadSoFar read) {
        try {
            boolean more = true;
            while (more) {
                more = database.write(read::forget);
            }
        } catch (SQLException e) {
            LOG.warnf("A comparison leaves what it read in the database for now: %s", e.getMessage());
        }
    }

    private Optional<Answer> read(
            Mandate mandate, ResourceType type, ReadSoFar read, int most, List<Difference> differences)
            throws InterruptedException, SQLException {
        if (type == ResourceType.SELL_ORDERS) {
            Optional<Answer> trouble = listing.<SQLException>pages(
                    mandate,
                    OrderLines.TYPE,
                    page -> database.write(connection -> {
                        read.keep(
                                connection, page.stream().map(Comparison::line).toList());
                        return null;
                    }));
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        return listing.<SQLException>pages(
                mandate, type.path(), page -> differences(mandate.scope().id(), type, read, page).stream()
                        .limit(most - differences.size())
                        .forEach(differences::add));
    }

    private List<Difference> differences(long scopeId, ResourceType type, ReadSoFar read, List<JsonNode> page)
            throws SQLException {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        page.forEach(row -> rows.put(row.path("id").asText(), row));
        return database.write(connection -> {
            rows.keySet().retainAll(read.see(connection, rows.keySet()));
            Map<String, List<OrderLine>> lines = read.linesOf(connection, rows.keySet());
            Map<String, Resource> ours = Resources.byOptiplyId(connection, scopeId, type, rows.keySet());
            List<Difference> found = new ArrayList<>();
            rows.forEach(
                    (id, row) -> difference(Optional.ofNullable(ours.get(id)), row, lines.getOrDefault(id, List.of()))
                            .ifPresent(found::add));
            return found;
        });
    }

    private static Optional<Difference> difference(Optional<Resource> ours, JsonNode row, List<OrderLine> theirs) {
        String id = row.path("id").asText();
        if (ours.isEmpty()) {
            return Optional.of(
                    new Difference("foreign", RemoteIds.of(row).findFirst().orElse(null), id, Map.of()));
        }
        Resource resource = ours.get();
        if (resource.acknowledged().isEmpty()) {
            return Optional.empty();
        }
        Attributes known = resource.acknowledged().get().attributes();
        Map<String, String> other = new TreeMap<>();
        known.without(known.confirmedBy(row.path("attributes")).values().keySet())
                .values()
                .keySet()
                .forEach(name ->
                        other.put(name, row.path("attributes").path(name).asText("nothing")));
        if (resource.acknowledged().get().lines().isPresent()
                && !resource.acknowledged().get().hasLines(theirs)) {
            other.put("orderLines", theirs.toString());
        }
        return other.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference("different", resource.key().key(), id, other));
    }

    private static ReadSoFar.Line line(JsonNode row) {
        return new ReadSoFar.Line(
                row.path("attributes").path("sellOrderId").asText(),
                row.path("id").asText(),
                OrderLines.line(row));
    }
}
