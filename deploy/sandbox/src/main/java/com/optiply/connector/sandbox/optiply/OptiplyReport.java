package com.optiply.connector.sandbox.optiply;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/** What an account holds, for the admin face. */
public final class OptiplyReport {
    private OptiplyReport() {}

    /** All records of a type as flat objects; empty when there is no such type. */
    public static Optional<JsonArray> records(Account account, String type) {
        synchronized (account) {
            return account.tableOf(type).map(table -> {
                JsonArray records = new JsonArray();
                table.all().forEach(resource -> records.add(ResourceJson.flat(table.type(), resource)));
                return records;
            });
        }
    }

    /** How many records there are of each type. */
    public static JsonObject counts(Account account) {
        JsonObject counts = new JsonObject();
        synchronized (account) {
            ResourceType.all()
                    .keySet()
                    .forEach(type -> counts.put(type, account.table(type).all().size()));
        }
        return counts;
    }

    /** The writes of one record, oldest first. */
    public static JsonArray history(Account account, String type, long id) {
        JsonArray writes = new JsonArray();
        account.history(type, id).forEach(write -> {
            JsonObject attributes = new JsonObject();
            write.attributes().forEach((name, value) -> attributes.put(name, value == null ? null : plain(value)));
            writes.add(new JsonObject()
                    .put("at", write.at().toString())
                    .put("method", write.method())
                    .put("attributes", attributes));
        });
        return writes;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case JsonNode node ->
                node.isTextual() ? node.textValue() : io.vertx.core.json.Json.decodeValue(node.toString());
            case BigDecimal number -> number.toPlainString();
            default -> value;
        };
    }
}
