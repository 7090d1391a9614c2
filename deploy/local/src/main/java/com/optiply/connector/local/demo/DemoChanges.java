package com.optiply.connector.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.local.check.CheckedTenant;
import com.optiply.connector.local.check.Claim;
import com.optiply.connector.local.oracle.Kind;
import com.optiply.connector.local.oracle.Picture;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;

/** Changes as they happen in a shop: stock moves, an order comes in, an item gets another name, in turn. */
final class DemoChanges {

    private static final int MOST_PIECES = 12;

    private final SandboxAdmin sandbox;
    private final CheckedTenant tenant;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private int made;

    DemoChanges(SandboxAdmin sandbox, CheckedTenant tenant) {
        this.sandbox = sandbox;
        this.tenant = tenant;
    }

    /** Makes the next change in Exact. */
    Claim next() {
        made++;
        Picture picture = tenant.optiply().picture();
        List<String> products = picture.of(Kind.PRODUCTS).entrySet().stream()
                .filter(product -> "enabled".equals(product.getValue().get("status")))
                .map(Map.Entry::getKey)
                .toList();
        String item = products.get(random.nextInt(products.size()));
        return switch (made % 3) {
            case 1 -> stock(picture, item);
            case 2 -> order(picture, item);
            default -> name(picture, item);
        };
    }

    private Claim stock(Picture picture, String item) {
        int pieces = 1 + random.nextInt(MOST_PIECES);
        String title = picture.of(Kind.PRODUCTS).get(item).get("name");
        long level = Long.parseLong(picture.of(Kind.PRODUCTS).get(item).get("stockLevel")) + pieces;
        JsonNode position = StreamSupport.stream(rows("StockPositions").spliterator(), false)
                .filter(row -> row.path("ItemId").asText().equals(item)
                        && row.path("WarehouseCode").asText().strip().equals("1"))
                .findFirst()
                .orElse(null);
        if (position == null) {
            return name(picture, item);
        }
        sandbox.patch(
                division(),
                "StockPositions",
                position.path("ID").asText(),
                Map.of("CurrentStock", position.path("CurrentStock").asDouble() + pieces));
        return Claim.says(
                "stock of '%s' +%d, now %d".formatted(title, pieces, level),
                Kind.PRODUCTS,
                item,
                Map.of("stockLevel", Long.toString(level)));
    }

    private Claim order(Picture picture, String item) {
        int pieces = 1 + random.nextInt(MOST_PIECES);
        double amount = pieces * 2.5;
        String today = sandbox.clock().path("now").asText().substring(0, 10);
        String order = sandbox.post(
                        division(),
                        "SalesOrderHeaders",
                        Map.of(
                                "OrderNumber", 800_000 + made,
                                "OrderDate", today + "T00:00:00",
                                "AmountFCExclVat", amount))
                .path("OrderID")
                .asText();
        sandbox.post(
                division(),
                "SalesOrderLines",
                Map.of(
                        "OrderID",
                        order,
                        "Item",
                        item,
                        "Quantity",
                        pieces,
                        "UnitPrice",
                        2.5,
                        "AmountDC",
                        amount,
                        "AmountFC",
                        amount,
                        "LineNumber",
                        1));
        return Claim.says(
                "order of %d '%s'"
                        .formatted(pieces, picture.of(Kind.PRODUCTS).get(item).get("name")),
                Kind.SELL_ORDER_LINES,
                order + "/" + item,
                Map.of("quantity", Integer.toString(pieces)));
    }

    private Claim name(Picture picture, String item) {
        String old = picture.of(Kind.PRODUCTS).get(item).get("name");
        String name = old.replaceFirst(" \\(edition \\d+\\)$", "") + " (edition " + made + ")";
        sandbox.patch(division(), "Items", item, Map.of("Description", name));
        return Claim.says("'" + old + "' is now '" + name + "'", Kind.PRODUCTS, item, Map.of("name", name));
    }

    private JsonNode rows(String entity) {
        return sandbox.rows(division(), entity);
    }

    private int division() {
        return tenant.merchant().division();
    }
}
