package com.optiply.connector.writer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything the connector says about one Optiply record.
 *
 * @param attributes its attributes
 * @param lines      lines of a sell order, by product; empty for other types, and where the lines in Optiply are not known
 */
public record Content(Attributes attributes, Optional<List<OrderLine>> lines) {

    public Content {
        lines = lines.map(all -> all.stream()
                .sorted(Comparator.comparingLong(OrderLine::productId))
                .toList());
    }

    public static Content of(Attributes attributes) {
        return new Content(attributes, Optional.empty());
    }

    /** @return whether the lines are known and are these */
    public boolean hasLines(List<OrderLine> others) {
        if (lines.isEmpty() || lines.get().size() != others.size()) {
            return false;
        }
        List<OrderLine> sorted = others.stream()
                .sorted(Comparator.comparingLong(OrderLine::productId))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            OrderLine mine = lines.get().get(i);
            if (mine.productId() != sorted.get(i).productId() || !mine.sameAs(sorted.get(i))) {
                return false;
            }
        }
        return true;
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("attributes", attributes.toJson());
        lines.ifPresent(all -> json.set("lines", linesToJson(all)));
        return json;
    }

    /** Lines in the flat form that a POST of an order wants (Optiply reference, section 2.5). */
    public static ArrayNode linesToJson(List<OrderLine> lines) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (OrderLine line : lines) {
            array.addObject()
                    .put("quantity", line.quantity())
                    .put("subtotalValue", line.subtotalValue())
                    .put("productId", line.productId());
        }
        return array;
    }

    public static Content fromJson(JsonNode json) {
        JsonNode lines = json.path("lines");
        if (!lines.isArray()) {
            return of(Attributes.fromJson(json.path("attributes")));
        }
        List<OrderLine> read = new ArrayList<>();
        lines.forEach(line -> read.add(new OrderLine(
                line.path("productId").longValue(),
                line.path("quantity").longValue(),
                line.path("subtotalValue").decimalValue())));
        return new Content(Attributes.fromJson(json.path("attributes")), Optional.of(read));
    }
}
