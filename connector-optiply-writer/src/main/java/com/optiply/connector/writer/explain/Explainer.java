package com.optiply.connector.writer.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.ConnectorConfig;
import com.optiply.connector.writer.explain.Explanation.Source;
import com.optiply.connector.writer.gate.Gate;
import com.optiply.connector.writer.mapping.CompositionKey;
import com.optiply.connector.writer.mapping.Outcome;
import com.optiply.connector.writer.reconcile.Inputs;
import com.optiply.connector.writer.reconcile.Work;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceEntity;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.Scopes;
import com.optiply.connector.writer.state.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Gathers what is known about one resource. */
@ApplicationScoped
class Explainer {

    private final Database database;
    private final Inputs inputs;
    private final VendorClock clock;
    private final String prefix;

    /** What is read in one snapshot. */
    private record Facts(Optional<Outcome> outcome, List<String> watched, List<Source> sources) {}

    Explainer(Database database, Inputs inputs, VendorClock clock, ConnectorConfig config) {
        this.database = database;
        this.inputs = inputs;
        this.clock = clock;
        this.prefix = config.prefix();
    }

    Explanation explain(String tenant, long scopeId, ResourceType type, ResourceEntity entity) {
        try {
            Facts facts = database.snapshot(connection -> facts(connection, scopeId, type, entity.key));
            Set<String> missing = database.write(connection -> {
                Scope scope = Scopes.find(connection, scopeId).orElseThrow();
                return scope.settings().isEmpty()
                        ? Set.<String>of()
                        : new TreeSet<>(Gate.look(connection, scope, prefix, clock.instant())
                                .missing()
                                .getOrDefault(type, Set.of()));
            });
            return new Explanation(
                    tenant,
                    entity.type,
                    entity.key,
                    entity.optiplyId,
                    entity.state,
                    entity.wanted > entity.done,
                    entity.markedAt,
                    entity.dueAt,
                    entity.attempts,
                    entity.cause,
                    entity.message,
                    entity.remedy,
                    tree(entity.notes),
                    entity.httpStatus,
                    entity.changedAt,
                    List.copyOf(missing),
                    facts.outcome().map(Explainer::words).orElse(null),
                    tree(entity.acknowledged),
                    tree(entity.intent),
                    facts.watched(),
                    facts.sources());
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }

    private Facts facts(Connection connection, long scopeId, ResourceType type, String key) throws SQLException {
        Scope scope = Scopes.find(connection, scopeId).orElseThrow();
        Resource resource = Sql.of(
                        connection,
                        "select " + Resource.COLUMNS + " from resource where type = ? and scope_id = ? and key = ?")
                .set(type.path())
                .set(scopeId)
                .set(key)
                .list(Resource::read)
                .getFirst();
        Optional<Outcome> outcome = scope.settings().isEmpty()
                ? Optional.empty()
                : inputs.read(connection, scope, type, List.of(resource)).stream()
                        .map(Work::outcome)
                        .findFirst();
        List<String> watched =
                Sql.of(connection, """
                        select parent_key from watch where scope_id = ? and type = ? and key = ? order by 1""").set(scopeId).set(type.path()).set(key).list(row -> row.getString(1));
        return new Facts(outcome, watched, sources(connection, scopeId, type, key));
    }

    private static List<Source> sources(Connection connection, long scopeId, ResourceType type, String key)
            throws SQLException {
        return switch (type) {
            case PRODUCTS -> {
                UUID item = UUID.fromString(key);
                List<Source> all = new ArrayList<>(rows(connection, scopeId, "item", "entity_id", item));
                all.addAll(rows(connection, scopeId, "item-price", "item_id", item));
                all.addAll(rows(connection, scopeId, "stock-position", "item_id", item));
                all.addAll(rows(connection, scopeId, "composition", "item_id", item));
                yield all;
            }
            case PRODUCT_COMPOSITIONS -> {
                UUID composed = CompositionKey.parse(key).composed();
                List<Source> all = new ArrayList<>(rows(connection, scopeId, "composition", "item_id", composed));
                for (Source composition : List.copyOf(all)) {
                    all.addAll(rows(connection, scopeId, "composition-part", "parent_id", composition.id()));
                }
                yield all;
            }
            case SELL_ORDERS -> {
                UUID order = UUID.fromString(key);
                List<Source> all = new ArrayList<>();
                for (String kind : List.of("sales-order", "sales-order-line", "sales-invoice", "sales-invoice-line")) {
                    all.addAll(rows(connection, scopeId, kind, "parent_id", order));
                }
                yield all;
            }
        };
    }

    private static List<Source> rows(Connection connection, long scopeId, String kind, String column, UUID id)
            throws SQLException {
        return Sql.of(connection, """
                        select kind, entity_id, epoch, row_version, event_id, deleted, arrived, content from source_row
                        where kind = '%s' and scope_id = ? and %s = ? order by entity_id""".formatted(kind, column))
                .set(scopeId)
                .set(id)
                .list(Explainer::source);
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                row.getString("kind"),
                Sql.uuid(row, "entity_id"),
                new Version(row.getInt("epoch"), row.getLong("row_version")).toString(),
                Sql.uuid(row, "event_id"),
                row.getBoolean("deleted"),
                Sql.instant(row, "arrived"),
                tree(row.getString("content")));
    }

    private static JsonNode words(Outcome outcome) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("outcome", outcome.getClass().getSimpleName());
        switch (outcome) {
            case Outcome.Desired desired ->
                json.set("content", desired.content().toJson());
            case Outcome.Excluded excluded ->
                json.put("reason", excluded.reason())
                        .set("content", excluded.ifKnown().toJson());
            case Outcome.Absent absent -> json.put("reason", absent.reason());
            case Outcome.Waiting waiting -> json.put("reason", waiting.reason());
            case Outcome.Blocked blocked ->
                json.put("reason", "these products cannot be written: " + String.join(", ", blocked.unwritable()));
            case Outcome.DoesNotFit bad -> json.put("reason", bad.cause() + ": " + bad.message());
        }
        return json;
    }

    private static JsonNode tree(String json) {
        try {
            return json == null ? null : EventJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database holds no JSON", e);
        }
    }
}
