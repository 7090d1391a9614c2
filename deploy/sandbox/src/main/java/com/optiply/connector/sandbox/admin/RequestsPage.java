package com.optiply.connector.sandbox.admin;

import com.optiply.connector.sandbox.evidence.Evidence;
import com.optiply.connector.sandbox.evidence.Exchange;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The newest requests in a browser, filtered by a form. */
final class RequestsPage {
    private static final int SHOWN = 200;
    private static final List<String> FILTERS = List.of("face", "method", "path", "status", "tenant", "token");

    private final Evidence evidence;

    RequestsPage(Evidence evidence) {
        this.evidence = evidence;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/page/requests", (call, at) -> page(call));
    }

    private Answer page(Call call) {
        StringBuilder form = new StringBuilder("<form method=\"get\">");
        for (String name : FILTERS) {
            form.append("<label>")
                    .append(name)
                    .append(" <input name=\"")
                    .append(name)
                    .append("\" value=\"")
                    .append(Html.escape(call.query().text(name)))
                    .append("\"></label>");
        }
        form.append("<button>Show</button></form>");
        List<List<Object>> rows = new ArrayList<>();
        evidence.newest(wanted(call), SHOWN).forEach(shown -> rows.add(row(shown)));
        return new Html("Requests")
                .raw(form.toString())
                .paragraph("The newest " + SHOWN
                        + " that fit, newest first. Secrets are left out; of a token its hash shows.")
                .table(
                        List.of("at", "vendors' time", "face", "tenant", "request", "token", "status", "ms", "bodies"),
                        rows)
                .answer();
    }

    private static List<Object> row(Evidence.Shown shown) {
        Exchange exchange = shown.exchange();
        String query = exchange.query().isEmpty() ? "" : "?" + exchange.query();
        String bodies = Html.folded("request", shown.requestBody()).markup()
                + Html.folded("answer, " + exchange.responseBytes() + " bytes", shown.responseBody())
                        .markup();
        return List.of(
                exchange.at(),
                exchange.vendorAt(),
                exchange.face(),
                exchange.tenant().isPresent() ? exchange.tenant().getAsLong() : "",
                exchange.method() + " " + exchange.path() + query,
                exchange.token(),
                exchange.status() + (exchange.fault().isEmpty() ? "" : " " + exchange.fault()),
                Math.round(exchange.millis()),
                new Html.Cell(bodies));
    }

    private static Predicate<Exchange> wanted(Call call) {
        Predicate<Exchange> wanted = exchange -> true;
        for (String name : FILTERS) {
            String value = call.query().text(name).strip();
            if (!value.isEmpty()) {
                wanted = wanted.and(one(name, value));
            }
        }
        return wanted;
    }

    private static Predicate<Exchange> one(String name, String value) {
        return switch (name) {
            case "face" -> exchange -> exchange.face().equals(value);
            case "method" -> exchange -> exchange.method().equalsIgnoreCase(value);
            case "path" -> {
                Pattern pattern = Pattern.compile(value);
                yield exchange -> pattern.matcher(exchange.path()).find();
            }
            case "status" -> exchange -> String.valueOf(exchange.status()).equals(value);
            case "tenant" ->
                exchange -> exchange.tenant().stream()
                        .anyMatch(tenant -> String.valueOf(tenant).equals(value));
            default -> exchange -> exchange.token().equals(value);
        };
    }
}
