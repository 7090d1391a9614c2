package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.OrderLine;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Resources;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Lays Optiply's listing beside what it acknowledged. Reads only; what is being written at the moment may show up as a difference. */
@ApplicationScoped
public class Comparison {

    private static final int CHUNK = 5_000;

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

    /** @param most differences that are listed */
    public Compared of(Mandate mandate, ResourceType type, int most) throws InterruptedException, SQLException {
        Map<String, Resource> ours = ours(mandate.scope().id(), type);
        Map<String, Map<Long, OrderLine>> lines = new HashMap<>();
        if (type == ResourceType.SELL_ORDERS) {
            Optional<Answer> trouble = listing.each(mandate, OrderLines.TYPE, row -> add(lines, row));
            if (trouble.isPresent()) {
                return new Compared(
                        type.path(), ours.size(), 0, List.of(), trouble.get().message());
            }
        }
        Set<String> seen = new HashSet<>();
        List<Difference> differences = new ArrayList<>();
        Optional<Answer> trouble = listing.each(mandate, type.path(), row -> {
            String id = row.path("id").asText();
            if (seen.add(id)) {
                difference(Optional.ofNullable(ours.get(id)), row, lines.getOrDefault(id, Map.of()))
                        .filter(one -> differences.size() < most)
                        .ifPresent(differences::add);
            }
        });
        if (trouble.isEmpty()) {
            ours.forEach((id, resource) -> {
                if (!seen.contains(id) && differences.size() < most) {
                    differences.add(new Difference("missing", resource.key().key(), id, Map.of()));
                }
            });
        }
        return new Compared(
                type.path(),
                ours.size(),
                seen.size(),
                differences,
                trouble.map(Answer::message).orElse(null));
    }

    private Map<String, Resource> ours(long scopeId, ResourceType type) throws SQLException {
        Map<String, Resource> byId = new HashMap<>();
        database.snapshot(connection -> {
            List<Resource> chunk = Resources.after(connection, scopeId, type, "", CHUNK);
            while (!chunk.isEmpty()) {
                chunk.forEach(resource -> resource.optiplyId().ifPresent(id -> byId.put(id, resource)));
                chunk = Resources.after(
                        connection, scopeId, type, chunk.getLast().key().key(), CHUNK);
            }
            return byId.size();
        });
        return byId;
    }

    private static Optional<Difference> difference(Optional<Resource> ours, JsonNode row, Map<Long, OrderLine> lines) {
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
        List<OrderLine> theirs = List.copyOf(lines.values());
        if (resource.acknowledged().get().lines().isPresent()
                && !resource.acknowledged().get().hasLines(theirs)) {
            other.put("orderLines", theirs.toString());
        }
        return other.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference("different", resource.key().key(), id, other));
    }

    private static void add(Map<String, Map<Long, OrderLine>> lines, JsonNode row) {
        lines.computeIfAbsent(row.path("attributes").path("sellOrderId").asText(), id -> new HashMap<>())
                .put(row.path("id").asLong(), OrderLines.line(row));
    }
}
