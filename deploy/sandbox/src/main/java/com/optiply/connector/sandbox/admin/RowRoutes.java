package com.optiply.connector.sandbox.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.sandbox.exact.ExactState;
import com.optiply.connector.sandbox.exact.RowHistory;
import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.model.ValueTexts;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.store.PropertyJson;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.http.Answer;
import java.util.List;

/** Rows of Exact's companies: look at them, add, change and delete them as a merchant would. */
final class RowRoutes {
    private final ExactState exact;
    private final RowHistory history;

    RowRoutes(ExactState exact, RowHistory history) {
        this.exact = exact;
        this.history = history;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/exact/{#}", (call, at) -> counts(company(at)));
        routes.on("GET", "/exact/{#}/{}", (call, at) -> list(company(at), store(at)));
        routes.on("POST", "/exact/{#}/{}", (call, at) -> insert(company(at), store(at), Json.body(call)));
        routes.on("GET", "/exact/{#}/{}/{}/history", (call, at) -> history(at));
        routes.on("GET", "/exact/{#}/{}/{}", (call, at) -> Json.ok(PropertyJson.write(row(at))));
        routes.on("PATCH", "/exact/{#}/{}/{}", (call, at) -> {
            Row row = row(at);
            return Json.ok(PropertyJson.write(
                    exact.changes().patch(company(at), row, PropertyJson.read(row.type(), Json.body(call)))));
        });
        routes.on("DELETE", "/exact/{#}/{}/{}", (call, at) -> {
            exact.changes().delete(company(at), row(at));
            return Answer.empty(204);
        });
    }

    private Answer history(List<String> segments) {
        ArrayNode list = Json.array();
        for (RowHistory.Change change :
                history.of(Integer.parseInt(segments.get(0)), store(segments).name(), segments.get(2))) {
            ObjectNode one = list.addObject()
                    .put("at", change.at().toString())
                    .put("action", change.action().name());
            JsonNode row = PropertyJson.write(change.after());
            ObjectNode values = one.putObject("properties");
            change.properties().forEach(name -> values.set(name, row.get(name)));
        }
        return Json.ok(list);
    }

    private Answer counts(Company company) {
        ObjectNode counts = Json.object();
        exact.model()
                .stores()
                .forEach(store -> counts.put(store.name(), company.all(store).size()));
        return Json.ok(counts);
    }

    private static Answer list(Company company, StoreType store) {
        ArrayNode rows = Json.array();
        company.all(store).forEach(row -> rows.add(PropertyJson.write(row)));
        return Json.ok(rows);
    }

    private Answer insert(Company company, StoreType store, JsonNode body) {
        Row row = exact.changes().insert(company, store, PropertyJson.read(store, body));
        return Json.answer(201, PropertyJson.write(row));
    }

    private Company company(List<String> segments) {
        return exact.directory()
                .company(Integer.parseInt(segments.getFirst()))
                .orElseThrow(() -> new BadRequest(404, "no division " + segments.getFirst()));
    }

    private StoreType store(List<String> segments) {
        return exact.model()
                .store(segments.get(1))
                .orElseThrow(() -> new BadRequest(404, "no store '" + segments.get(1) + "'"));
    }

    private Row row(List<String> segments) {
        StoreType store = store(segments);
        EdmType type = store.id().type();
        return company(segments)
                .find(store, ValueTexts.parse(type, segments.get(2)))
                .orElseThrow(() -> new BadRequest(404, "no " + store + " " + segments.get(2)));
    }
}
