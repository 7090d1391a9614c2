package com.optiply.connector.sandbox.admin;

import com.optiply.connector.sandbox.evidence.FaceCounters;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Face;
import com.optiply.connector.sandbox.optiply.Account;
import com.optiply.connector.sandbox.optiply.OptiplyReport;
import com.optiply.connector.sandbox.switches.Setting;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.ArrayList;
import java.util.List;

/** The pages to look at the sandbox in a browser: overview, switches, faults. */
final class OverviewPage {
    private final AdminFace.Parts parts;

    OverviewPage(AdminFace.Parts parts) {
        this.parts = parts;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/", (call, at) -> overview());
        routes.on("GET", "/page/switches", (call, at) -> switches());
        routes.on("GET", "/page/faults", (call, at) -> faults());
    }

    private Answer overview() {
        Html page = new Html("Overview")
                .pairs(
                        "vendors' clock",
                        parts.clock().instant(),
                        "rate",
                        parts.clock().rate());
        List<List<Object>> faces = new ArrayList<>();
        for (Face face : List.of(Face.EXACT, Face.OPTIPLY, Face.OIDC)) {
            FaceCounters counters = parts.evidence().of(face);
            faces.add(List.of(
                    Html.link("/page/requests?face=" + face.label(), face.label()),
                    counters.byStatus().values().stream()
                            .mapToLong(Long::longValue)
                            .sum(),
                    counters.byStatus(),
                    counters.highWaterMark(),
                    counters.highWaterMarkOfATenant()));
        }
        page.heading("Requests")
                .table(List.of("face", "answers", "by status (0 is cut)", "most at once", "of one tenant"), faces);
        page.heading("Exact: divisions").table(List.of("division", "rows"), divisions());
        page.heading("Optiply: accounts").table(List.of("account", "records"), accounts());
        return page.answer();
    }

    private List<List<Object>> divisions() {
        List<List<Object>> rows = new ArrayList<>();
        for (Company company : parts.exact().directory().companies()) {
            long count = parts.exact().model().stores().stream()
                    .mapToLong(store -> company.count(store))
                    .sum();
            rows.add(List.of(Html.link("/page/exact/" + company.division(), company.division()), count));
        }
        return rows;
    }

    private List<List<Object>> accounts() {
        List<List<Object>> rows = new ArrayList<>();
        for (Account account : parts.optiply().accounts()) {
            long count = OptiplyReport.counts(account).stream()
                    .mapToLong(entry -> ((Number) entry.getValue()).longValue())
                    .sum();
            rows.add(List.of(Html.link("/page/optiply/" + account.id(), account.id()), count));
        }
        return rows;
    }

    private Answer switches() {
        List<List<Object>> rows = new ArrayList<>();
        for (Setting one : Switches.all()) {
            Object value = parts.switches().value(one);
            boolean changed = !value.equals(one.standard());
            Html.Cell shown = new Html.Cell(
                    "<span class=\"" + (changed ? "changed" : "") + "\">" + Html.escape(value.toString()) + "</span>");
            rows.add(List.of(one.label(), shown, one.standard(), one.meaning(), one.source()));
        }
        return new Html("Switches")
                .table(List.of("name", "value", "default", "meaning", "source"), rows)
                .answer();
    }

    private Answer faults() {
        List<List<Object>> rows = new ArrayList<>();
        parts.faults()
                .list()
                .forEach(left -> rows.add(List.of(
                        left.fault().id(),
                        left.fault().target().face().label(),
                        left.fault().kind().label(),
                        left.fault().target().method().orElse("any"),
                        left.fault().target().path().map(Object::toString).orElse("any"),
                        left.fault().target().tenant().isPresent()
                                ? left.fault().target().tenant().getAsLong()
                                : "any",
                        left.fault().share(),
                        left.fault().times().isPresent() ? left.times() : "no end")));
        return new Html("Faults")
                .table(List.of("id", "face", "kind", "method", "path", "tenant", "share", "times left"), rows)
                .answer();
    }
}
