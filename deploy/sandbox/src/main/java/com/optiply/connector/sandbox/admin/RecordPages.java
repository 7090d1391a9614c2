package com.optiply.connector.sandbox.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.store.PropertyJson;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.optiply.Account;
import com.optiply.connector.sandbox.optiply.OptiplyReport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Exact's rows and Optiply's records in a browser, a page at a time. */
final class RecordPages {
    private static final int SHOWN = 100;

    private final AdminFace.Parts parts;

    RecordPages(AdminFace.Parts parts) {
        this.parts = parts;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/page/exact/{#}", (call, at) -> division(company(at.getFirst())));
        routes.on("GET", "/page/exact/{#}/{}", (call, at) -> rows(call, company(at.getFirst()), at.get(1)));
        routes.on("GET", "/page/optiply/{#}", (call, at) -> account(account(at.getFirst())));
        routes.on("GET", "/page/optiply/{#}/{}", (call, at) -> records(call, account(at.getFirst()), at.get(1)));
        routes.on(
                "GET",
                "/page/optiply/{#}/{}/{#}",
                (call, at) -> history(account(at.getFirst()), at.get(1), Long.parseLong(at.get(2))));
    }

    private Answer division(Company company) {
        List<List<Object>> stores = new ArrayList<>();
        for (StoreType store : parts.exact().model().stores()) {
            long count = company.count(store);
            if (count > 0) {
                stores.add(List.of(
                        Html.link("/page/exact/" + company.division() + "/" + store.name(), store.name()), count));
            }
        }
        return new Html("Division " + company.division())
                .paragraph("Modules: " + new TreeSet<>(company.modules()))
                .table(List.of("store", "rows"), stores)
                .answer();
    }

    private Answer rows(Call call, Company company, String name) {
        StoreType store = parts.exact().model().store(name).orElseThrow(() -> new BadRequest(404, "no store " + name));
        int from = from(call);
        List<Row> rows = company.read(
                store, view -> view.changedAfter(0).skip(from).limit(SHOWN).toList());
        List<JsonNode> shown = rows.stream().<JsonNode>map(PropertyJson::write).toList();
        TreeSet<String> names = new TreeSet<>();
        shown.forEach(row -> row.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                names.add(entry.getKey());
            }
        }));
        List<List<Object>> cells = new ArrayList<>();
        shown.forEach(row -> cells.add(names.stream()
                .<Object>map(column -> row.path(column).asText(""))
                .toList()));
        return new Html(name + " of division " + company.division())
                .paragraph(pages(call, from, company.count(store)))
                .table(List.copyOf(names), cells)
                .answer();
    }

    private Answer account(Account account) {
        List<List<Object>> types = new ArrayList<>();
        OptiplyReport.counts(account)
                .forEach(entry -> types.add(List.of(
                        Html.link("/page/optiply/" + account.id() + "/" + entry.getKey(), entry.getKey()),
                        entry.getValue())));
        return new Html("Account " + account.id())
                .paragraph("Coupling " + account.couplingId())
                .table(List.of("type", "records"), types)
                .answer();
    }

    private Answer records(Call call, Account account, String type) {
        JsonArray all = OptiplyReport.records(account, type).orElseThrow(() -> new BadRequest(404, "no type " + type));
        int from = from(call);
        List<List<Object>> cells = new ArrayList<>();
        List<String> head =
                all.isEmpty() ? List.of() : List.copyOf(all.getJsonObject(0).fieldNames());
        all.stream().skip(from).limit(SHOWN).map(JsonObject.class::cast).forEach(record -> {
            List<Object> row = new ArrayList<>();
            head.forEach(name -> row.add(
                    name.equals("id")
                            ? Html.link(call.path() + "/" + record.getString(name), record.getString(name))
                            : Optional.ofNullable(record.getValue(name)).orElse("")));
            cells.add(row);
        });
        return new Html(type + " of account " + account.id())
                .paragraph(pages(call, from, all.size()))
                .table(head, cells)
                .answer();
    }

    private static Answer history(Account account, String type, long id) {
        List<List<Object>> writes = new ArrayList<>();
        OptiplyReport.history(account, type, id).stream()
                .map(JsonObject.class::cast)
                .forEach(write -> writes.add(List.of(
                        write.getString("at"),
                        write.getString("method"),
                        new Html.Cell("<pre>"
                                + Html.escape(write.getJsonObject("attributes").encodePrettily()) + "</pre>"))));
        return new Html("Writes of " + type + " " + id)
                .table(List.of("vendors' time", "method", "attributes"), writes)
                .answer();
    }

    private static int from(Call call) {
        return Math.max(0, call.query().first("from").map(Integer::valueOf).orElse(0));
    }

    private static Html.Cell pages(Call call, int from, long total) {
        String earlier = from == 0
                ? ""
                : Html.link(call.path() + "?from=" + Math.max(0, from - SHOWN), "earlier")
                        .markup();
        String later = from + SHOWN >= total
                ? ""
                : Html.link(call.path() + "?from=" + (from + SHOWN), "later").markup();
        return new Html.Cell(total + " in all, from " + from + " on. " + earlier + " " + later);
    }

    private Company company(String division) {
        return parts.exact()
                .directory()
                .company(Integer.parseInt(division))
                .orElseThrow(() -> new BadRequest(404, "no division " + division));
    }

    private Account account(String id) {
        return parts.optiply().account(Long.parseLong(id)).orElseThrow(() -> new BadRequest(404, "no account " + id));
    }
}
