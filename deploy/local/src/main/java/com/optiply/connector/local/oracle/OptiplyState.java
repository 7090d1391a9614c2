package com.optiply.connector.local.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What Optiply's stand-in holds for one account, brought into the form of a {@link Picture}.
 *
 * @param picture    the records by key
 * @param duplicates in words, records that stand for the same thing of Exact as another one
 */
public record OptiplyState(Picture picture, List<String> duplicates) {

    private static final List<String> PRODUCT_TEXTS = List.of("name", "skuCode", "articleCode", "eanCode");

    /** @param read gives the array of all records of an Optiply type */
    public static OptiplyState read(Function<Kind, JsonNode> read) {
        Reading reading = new Reading();
        Map<String, String> products = new HashMap<>();
        for (JsonNode record : read.apply(Kind.PRODUCTS)) {
            products.put(record.path("id").asText(), reading.add(Kind.PRODUCTS, remoteId(record), product(record)));
        }
        for (JsonNode record : read.apply(Kind.COMPOSITIONS)) {
            String key = products.get(record.path("composedProductId").asText()) + "/"
                    + products.get(record.path("partProductId").asText());
            reading.add(
                    Kind.COMPOSITIONS, key, new TreeMap<>(Map.of("partQuantity", number(record.path("partQuantity")))));
        }
        Map<String, String> orders = new HashMap<>();
        for (JsonNode record : read.apply(Kind.SELL_ORDERS)) {
            SortedMap<String, String> order = new TreeMap<>();
            order.put("placed", moment(record.path("placed")));
            order.put("completed", moment(record.path("completed")));
            order.put("totalValue", number(record.path("totalValue")));
            orders.put(record.path("id").asText(), reading.add(Kind.SELL_ORDERS, remoteId(record), order));
        }
        for (JsonNode record : read.apply(Kind.SELL_ORDER_LINES)) {
            String key = orders.get(record.path("sellOrderId").asText()) + "/"
                    + products.get(record.path("productId").asText());
            SortedMap<String, String> line = new TreeMap<>();
            line.put("quantity", number(record.path("quantity")));
            line.put("subtotalValue", number(record.path("subtotalValue")));
            reading.add(Kind.SELL_ORDER_LINES, key, line);
        }
        return new OptiplyState(reading.picture, List.copyOf(reading.duplicates));
    }

    private static SortedMap<String, String> product(JsonNode record) {
        SortedMap<String, String> product = new TreeMap<>();
        PRODUCT_TEXTS.forEach(name -> product.put(name, text(record.path(name))));
        product.put("price", number(record.path("price")));
        product.put("stockLevel", number(record.path("stockLevel")));
        product.put("unlimitedStock", text(record.path("unlimitedStock")));
        product.put("assembled", text(record.path("assembled")));
        product.put("status", text(record.path("status")).toLowerCase(Locale.ROOT));
        product.put("createdAtRemote", moment(record.path("createdAtRemote")));
        return product;
    }

    private static String remoteId(JsonNode record) {
        String remoteId = record.path("remoteId").asText("");
        return remoteId.isEmpty()
                ? "without remoteId: " + record.path("id").asText()
                : remoteId.toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? Picture.NULL : value.asText();
    }

    private static String number(JsonNode value) {
        String text = text(value);
        return text.equals(Picture.NULL) ? text : Picture.number(new BigDecimal(text));
    }

    private static String moment(JsonNode value) {
        String text = text(value);
        if (text.equals(Picture.NULL)) {
            return text;
        }
        Instant instant = OffsetDateTime.parse(text).toInstant();
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static final class Reading {
        private final Picture picture = new Picture();
        private final List<String> duplicates = new ArrayList<>();

        String add(Kind kind, String key, SortedMap<String, String> attributes) {
            if (picture.of(kind).putIfAbsent(key, attributes) != null) {
                duplicates.add(kind.type() + " " + key);
            }
            return key;
        }
    }
}
