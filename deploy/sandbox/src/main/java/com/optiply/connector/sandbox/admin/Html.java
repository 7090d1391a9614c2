package com.optiply.connector.sandbox.admin;

import com.optiply.connector.sandbox.http.Answer;
import java.util.ArrayList;
import java.util.List;

/** Builds a plain page without script. Whatever is not marked as markup is escaped. */
final class Html {
    private static final String STYLE = """
            body{font:14px/1.4 system-ui,sans-serif;margin:1.5rem;color:#1b1b1b;background:#fff}
            nav a{margin-right:1rem} table{border-collapse:collapse;margin:.75rem 0}
            th,td{border:1px solid #c8c8c8;padding:.2rem .5rem;text-align:left;vertical-align:top;max-width:40rem}
            td{overflow-wrap:anywhere} th{background:#f0f0f0} pre{white-space:pre-wrap;margin:.25rem 0;max-height:30rem;overflow:auto}
            .changed,.bad{background:#fff0c2} form{margin:.75rem 0} label{margin-right:.75rem}
            """;
    private static final String MENU = "<nav><a href=\"/\">Overview</a><a href=\"/page/requests\">Requests</a>"
            + "<a href=\"/page/switches\">Switches</a><a href=\"/page/faults\">Faults</a></nav>";

    private final StringBuilder text = new StringBuilder();

    Html(String title) {
        text.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escape(title))
                .append(" · sandbox</title><style>")
                .append(STYLE)
                .append("</style></head><body>")
                .append(MENU)
                .append("<h1>")
                .append(escape(title))
                .append("</h1>");
    }

    /** Text as it shows. */
    static String escape(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A link as a cell. */
    static Cell link(String href, Object label) {
        return new Cell("<a href=\"" + escape(href) + "\">" + escape(String.valueOf(label)) + "</a>");
    }

    /** A text that can be unfolded. */
    static Cell folded(String summary, String body) {
        return body.isEmpty()
                ? new Cell("")
                : new Cell(
                        "<details><summary>" + escape(summary) + "</summary><pre>" + escape(body) + "</pre></details>");
    }

    /** Markup in a cell. */
    record Cell(String markup) {}

    Html heading(String heading) {
        text.append("<h2>").append(escape(heading)).append("</h2>");
        return this;
    }

    Html paragraph(Object content) {
        text.append("<p>").append(markup(content)).append("</p>");
        return this;
    }

    /** Markup as it is. */
    Html raw(String markup) {
        text.append(markup);
        return this;
    }

    /** A table; cells are texts or {@link Cell}s. */
    Html table(List<String> head, List<List<Object>> rows) {
        text.append("<table><tr>");
        head.forEach(name -> text.append("<th>").append(escape(name)).append("</th>"));
        text.append("</tr>");
        for (List<Object> row : rows) {
            text.append("<tr>");
            row.forEach(cell -> text.append("<td>").append(markup(cell)).append("</td>"));
            text.append("</tr>");
        }
        text.append("</table>");
        return this;
    }

    /** A table of names and values. */
    Html pairs(Object... namesAndValues) {
        List<List<Object>> rows = new ArrayList<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            rows.add(List.of(namesAndValues[at], namesAndValues[at + 1]));
        }
        return table(List.of("", ""), rows);
    }

    Answer answer() {
        return Answer.of(200, Answer.HTML, text + "</body></html>");
    }

    private static String markup(Object cell) {
        return cell instanceof Cell(String markup) ? markup : escape(String.valueOf(cell));
    }
}
