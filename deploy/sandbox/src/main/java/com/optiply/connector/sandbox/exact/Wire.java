package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.odata.AtomRows;
import com.optiply.connector.sandbox.exact.odata.JsonRows;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The format of an answer: Atom unless JSON is asked for (Exact reference §3.3). */
public enum Wire {
    JSON("application/json;charset=utf-8"),
    ATOM("application/atom+xml;charset=utf-8");

    private static final Map<String, String> VERSION = Map.of("DataServiceVersion", "2.0;");

    private final String contentType;

    Wire(String contentType) {
        this.contentType = contentType;
    }

    /** The format a call asks for, in {@code $format} or in the header; plain XML is refused. */
    public static Wire of(Call call) {
        return wanted(call).orElseThrow(() -> new ODataProblem(415, "Unsupported media type requested."));
    }

    private static Optional<Wire> wanted(Call call) {
        return switch (call.query().text("$format")) {
            case "" -> AcceptHeader.best(String.join(",", call.headers().getAll("Accept")));
            case "json", "application/json" -> Optional.of(JSON);
            case "atom", "application/atom+xml" -> Optional.of(ATOM);
            default -> Optional.empty();
        };
    }

    public Answer answer(Supplier<Buffer> json, Supplier<Buffer> atom) {
        return answer(200, json, atom);
    }

    public Answer answer(int status, Supplier<Buffer> json, Supplier<Buffer> atom) {
        return Answer.of(status, contentType, this == JSON ? json.get() : atom.get())
                .with(VERSION);
    }

    /** An error in the format asked for; the message is Exact's. */
    public static Answer error(Call call, int status, String message) {
        boolean json = wanted(call).filter(wire -> wire == JSON).isPresent();
        String type = json ? JSON.contentType : "application/xml;charset=utf-8";
        return Answer.of(status, type, json ? JsonRows.error(message) : AtomRows.error(message));
    }

    /** A refusal with its reason in the header of that name (Exact reference §1.6). */
    static Answer refused(Call call, String reason) {
        return error(call, 403, "Forbidden").because("Forbidden").with("Reason", reason);
    }

    /** The web server's own page for an address that leads nowhere. */
    static Answer nowhere() {
        return html(404, "404 - File or directory not found.", Optional.empty());
    }

    /** An error page of the web server itself. */
    static Answer html(int status, String title, Optional<String> link) {
        String body = link.map(url -> "<h2>" + title + " <a href=\"" + url + "\">here</a>.</h2>")
                .orElse("<h2>" + title + "</h2>");
        return Answer.of(
                status,
                Answer.HTML,
                "<html><head><title>" + title + "</title></head><body>\r\n" + body + "\r\n</body></html>");
    }
}
