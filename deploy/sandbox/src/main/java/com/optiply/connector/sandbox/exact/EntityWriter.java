package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.odata.AtomRows;
import com.optiply.connector.sandbox.exact.odata.JsonRows;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import com.optiply.connector.sandbox.exact.odata.Projection;
import com.optiply.connector.sandbox.exact.odata.Rendering;
import com.optiply.connector.sandbox.exact.store.ApiWrites;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.switches.Switch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers POST, PUT and DELETE of entities (Exact reference §3.1–§3.3, §3.6). */
final class EntityWriter {
    private final ExactState state;

    EntityWriter(ExactState state) {
        this.state = state;
    }

    /** Writes, or says with Exact's error body why not. */
    Answer answer(Call call, Entity entity, Company company, String rest) {
        try {
            Optional<String> key = Keys.of(rest);
            if (call.method().equals("POST")) {
                return rest.contains("(") ? Wire.error(call, 405, "Method not allowed") : create(call, entity, company);
            }
            if (!rest.contains("(")) {
                return Wire.error(call, 405, "Method not allowed");
            }
            Row row = existing(entity, company, key.orElseThrow(ODataProblem::syntax));
            if (call.method().equals("DELETE")) {
                state.writes().delete(company, row);
            } else {
                WriteBody body = WriteBody.change(state, entity, call);
                state.writes().update(company, row, body.values());
            }
            return Answer.empty(204);
        } catch (ApiWrites.Refused refused) {
            throw new ODataProblem(state.switches().number(Switch.VALIDATION_STATUS), refused.getMessage());
        }
    }

    private Answer create(Call call, Entity entity, Company company) {
        Wire wire = Wire.of(call);
        WriteBody body = WriteBody.creation(state, entity, call);
        Row created = state.writes().create(company, entity.store(), body.values(), body.lines());
        boolean whole = call.header("Prefer").orElse("").contains("return=representation");
        Row shown = whole ? created : outline(entity, created, body.values());
        String root = EntityReader.root(call, company.division());
        Rendering rendering = new Rendering(
                root,
                entity,
                Projection.everything(entity),
                row -> false,
                (expansion, row) -> {
                    throw ODataProblem.syntax();
                },
                state.clock().instant());
        return wire.answer(201, () -> JsonRows.single(rendering, shown), () -> AtomRows.single(rendering, shown))
                .with("Location", rendering.address(created));
    }

    /** Without {@code Prefer: return=representation} most properties are null: only the key and what was sent are not. */
    private static Row outline(Entity entity, Row created, Map<Property, Object> sent) {
        Map<Property, Object> shown = new HashMap<>(sent);
        shown.put(entity.key().stored(), created.get(entity.key().stored()));
        return Row.of(entity.store()).with(shown);
    }

    private static Row existing(Entity entity, Company company, String key) {
        Optional<Row> row = company.read(entity.store(), rows -> Keys.row(entity, rows, key));
        return row.filter(found -> entity.rows() != Entity.Selection.LINES || found.number("LineNumber") >= 1)
                .orElseThrow(
                        () -> new ODataProblem(404, "Resource not found for the segment '" + entity.setName() + "'."));
    }
}
