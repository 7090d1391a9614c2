package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.ValueTexts;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What functions answer, in both formats. */
final class FunctionAnswers {
    private static final String NAMESPACE =
            "xmlns:p2=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\""
                    + " xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices\"";

    private FunctionAnswers() {}

    static Answer truth(Call call, String name, boolean value) {
        JsonObject json = new JsonObject().put("d", new JsonObject().put(name, value));
        return answer(
                call, json, "<" + name + " p2:type=\"Edm.Boolean\" " + NAMESPACE + ">" + value + "</" + name + ">");
    }

    static Answer timestamp(Call call, String endPoint, Property modified, Optional<Row> row) {
        JsonArray results = new JsonArray();
        StringBuilder xml = new StringBuilder();
        row.ifPresent(found -> {
            long at = (Long) found.get(modified);
            results.add(new JsonObject()
                    .put("Modified", "/Date(" + at + ")/")
                    .put("API", endPoint)
                    .put("TimeStampAsBigInt", String.valueOf(found.timestamp())));
            xml.append("<element p2:type=\"Exact.Web.Api.Models.SyncTimestamp\"><Modified p2:type=\"Edm.DateTime\">")
                    .append(ValueTexts.dateTime(at))
                    .append("</Modified><API>");
            xml.append(endPoint)
                    .append("</API><TimeStampAsBigInt p2:type=\"Edm.Int64\">")
                    .append(found.timestamp());
            xml.append("</TimeStampAsBigInt></element>");
        });
        return list(call, "SyncTimestamp", results, xml.toString());
    }

    /** The answer of SyncTimestamp where nothing was changed since. */
    static Answer noTimestamp(Call call) {
        return list(call, "SyncTimestamp", new JsonArray(), "");
    }

    static Answer stock(Call call, UUID item, List<Row> rows) {
        JsonObject sums = new JsonObject().put("ItemId", item.toString());
        StringBuilder xml = new StringBuilder(
                "<element p2:type=\"Exact.Web.Api.Models.StockPosition\"><ItemId p2:type=\"Edm.Guid\">" + item
                        + "</ItemId>");
        sum(sums, xml, "FreeStock", rows, "FreeStock");
        sum(sums, xml, "InStock", rows, "CurrentStock");
        sum(sums, xml, "PlanningIn", rows, "PlanningIn");
        sum(sums, xml, "PlanningOut", rows, "PlanningOut");
        sum(sums, xml, "ProjectedStock", rows, "ProjectedStock");
        sum(sums, xml, "ReservedStock", rows, "ReservedStock");
        return list(
                call,
                "StockPosition",
                new JsonArray().add(sums),
                xml.append("</element>").toString());
    }

    private static void sum(JsonObject json, StringBuilder xml, String name, List<Row> rows, String property) {
        double sum = rows.stream().mapToDouble(row -> row.number(property)).sum();
        json.put(name, sum);
        xml.append('<')
                .append(name)
                .append(" p2:type=\"Edm.Double\">")
                .append(sum)
                .append("</")
                .append(name)
                .append('>');
    }

    private static Answer list(Call call, String name, JsonArray results, String elements) {
        JsonObject json = new JsonObject().put("d", new JsonObject().put("results", results));
        return answer(call, json, "<" + name + " " + NAMESPACE + ">" + elements + "</" + name + ">");
    }

    private static Answer answer(Call call, JsonObject json, String xml) {
        Wire wire = Wire.of(call);
        return wire.answer(
                () -> Buffer.buffer(json.encode()),
                () -> Buffer.buffer("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n" + xml));
    }
}
