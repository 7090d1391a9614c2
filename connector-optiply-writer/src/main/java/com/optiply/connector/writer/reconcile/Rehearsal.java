package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.Content;
import com.optiply.connector.writer.mapping.OrderLine;
import com.optiply.connector.writer.reconcile.Plan.Change;
import com.optiply.connector.writer.reconcile.Plan.Create;
import com.optiply.connector.writer.reconcile.Plan.Remove;
import com.optiply.connector.writer.reconcile.Plan.Search;
import com.optiply.connector.writer.reconcile.Plan.Settle;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Resources;
import com.optiply.connector.writer.state.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What would be written if everything were looked at now; nothing is written, nothing is recorded. */
@ApplicationScoped
public class Rehearsal {

    private static final int CHUNK = 1_000;

    private final Inputs inputs;

    Rehearsal(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * One call that would be made.
     *
     * @param operation POST, PATCH, DELETE, or {@code search} when the record of a lost POST is looked for first
     */
    public record Step(String type, String key, String operation, ObjectNode content) {}

    /**
     * All of them.
     *
     * @param calls   by type and operation; {@code none} are in step, other words are states of what would not be written
     * @param samples the first of those that would be written
     */
    public record Rehearsed(Map<String, Map<String, Long>> calls, List<Step> samples) {
        public Rehearsed {
            calls = Map.copyOf(calls);
            samples = List.copyOf(samples);
        }
    }

    /** @param scope with the settings that are tried; all is read in the caller's snapshot */
    public Rehearsed of(Connection connection, Scope scope, int samples) throws SQLException {
        Map<String, Map<String, Long>> calls = new TreeMap<>();
        List<Step> first = new ArrayList<>();
        for (ResourceType type : ResourceType.values()) {
            Map<String, Long> counts = calls.computeIfAbsent(type.path(), path -> new TreeMap<>());
            List<Resource> chunk = Resources.after(connection, scope.id(), type, "", CHUNK);
            while (!chunk.isEmpty()) {
                for (Work work : inputs.read(connection, scope, type, chunk)) {
                    Step step = step(work);
                    counts.merge(step.operation(), 1L, Long::sum);
                    if (step.content() != null && first.size() < samples) {
                        first.add(step);
                    }
                }
                chunk = Resources.after(
                        connection, scope.id(), type, chunk.getLast().key().key(), CHUNK);
            }
        }
        return new Rehearsed(calls, first);
    }

    private static Step step(Work work) {
        return switch (Planner.plan(work)) {
            case Settle settle -> step(work, idle(settle), null);
            case Create create -> step(work, "POST", create.content().toJson());
            case Change change -> step(work, "PATCH", change(change));
            case Remove remove ->
                step(work, "DELETE", Content.of(Attributes.NONE).toJson());
            case Search search -> step(work, "search", search.lost().content().toJson());
        };
    }

    private static Step step(Work work, String operation, ObjectNode content) {
        return new Step(
                work.resource().key().type().path(), work.resource().key().key(), operation, content);
    }

    private static ObjectNode change(Change change) {
        List<OrderLine> lines = change.lines().orElse(List.of());
        ObjectNode json = Content.of(change.difference()).toJson();
        if (change.lines().isPresent()) {
            json.set("lines", Content.linesToJson(lines));
        }
        return json;
    }

    private static String idle(Settle settle) {
        return switch (settle.settlement().state()) {
            case IN_STEP -> "none";
            default -> settle.settlement().state().word();
        };
    }
}
