package com.optiply.connector.local.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.local.oracle.Kind;
import com.optiply.connector.local.oracle.Picture;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Changes made in Exact the way its users make them, each with the claim that it arrives. Every change takes rows that no other touches. */
final class Changes {

    private static final long MORE_STOCK = 37;
    private static final int MORE_PIECES = 5;
    private static final int CANCELLED = 45;

    private final SandboxAdmin sandbox;
    private final int division;
    private final Picture before;
    private final Set<String> touched = new TreeSet<>();

    /** @param before what Optiply holds, in step with Exact */
    Changes(SandboxAdmin sandbox, int division, Picture before) {
        this.sandbox = sandbox;
        this.division = division;
        this.before = before;
    }

    List<Claim> stock() {
        JsonNode position = first(
                "StockPositions",
                row -> row.path("WarehouseCode").asText().strip().equals("1") && enabledProduct(text(row, "ItemId")));
        String item = take(text(position, "ItemId"));
        sandbox.patch(
                division,
                "StockPositions",
                text(position, "ID"),
                Map.of("CurrentStock", position.path("CurrentStock").asDouble() + MORE_STOCK));
        long level = Long.parseLong(before.of(Kind.PRODUCTS).get(item).get("stockLevel")) + MORE_STOCK;
        return List.of(Claim.says("stock changed", Kind.PRODUCTS, item, Map.of("stockLevel", Long.toString(level))));
    }

    List<Claim> name() {
        String item = take(anyProduct());
        sandbox.patch(division, "Items", item, Map.of("Description", "Renamed by the check"));
        return List.of(Claim.says("item renamed", Kind.PRODUCTS, item, Map.of("name", "Renamed by the check")));
    }

    /** @return the id of an item that is called otherwise now */
    String rename(String description) {
        String item = take(anyProduct());
        sandbox.patch(division, "Items", item, Map.of("Description", description));
        return item;
    }

    List<Claim> newItem() {
        String item = newItem("CHECK-NEW", "Made by the check");
        return List.of(Claim.says(
                "new item",
                Kind.PRODUCTS,
                item,
                Map.of("name", "Made by the check", "stockLevel", "0", "status", "enabled")));
    }

    List<Claim> deletedItem(String item) {
        sandbox.delete(division, "Items", item);
        return List.of(Claim.says("item deleted", Kind.PRODUCTS, item, Map.of("status", "disabled")));
    }

    List<Claim> newOrder() {
        String one = take(anyProduct());
        String other = take(anyProduct());
        JsonNode header = sandbox.post(
                division,
                "SalesOrderHeaders",
                Map.of("OrderNumber", 990_001, "OrderDate", "2026-05-12T00:00:00", "AmountFCExclVat", 41.5));
        String order = text(header, "OrderID");
        line(order, one, 3, 30, 1);
        line(order, other, 1, 11.5, 2);
        return List.of(
                Claim.says(
                        "new order",
                        Kind.SELL_ORDERS,
                        order,
                        Map.of("placed", "2026-05-12T00:00:00Z", "completed", Picture.NULL, "totalValue", "41.5")),
                Claim.says(
                        "new order, first line",
                        Kind.SELL_ORDER_LINES,
                        order + "/" + one,
                        Map.of("quantity", "3", "subtotalValue", "30")),
                Claim.says(
                        "new order, second line",
                        Kind.SELL_ORDER_LINES,
                        order + "/" + other,
                        Map.of("quantity", "1", "subtotalValue", "11.5")));
    }

    List<Claim> changedLine() {
        JsonNode line = first("SalesOrderLines", this::isOnlyLineOfItsProduct);
        String key = text(line, "OrderID") + "/" + text(line, "Item");
        take(text(line, "OrderID"));
        sandbox.patch(
                division,
                "SalesOrderLines",
                text(line, "ID"),
                Map.of("Quantity", line.path("Quantity").asDouble() + MORE_PIECES));
        long quantity = Long.parseLong(before.of(Kind.SELL_ORDER_LINES).get(key).get("quantity")) + MORE_PIECES;
        return List.of(Claim.says(
                "order line changed", Kind.SELL_ORDER_LINES, key, Map.of("quantity", Long.toString(quantity))));
    }

    List<Claim> cancelledOrder() {
        String order = take(unused(Kind.SELL_ORDERS));
        JsonNode header = first("SalesOrderHeaders", row -> text(row, "OrderID").equals(order));
        sandbox.patch(division, "SalesOrderHeaders", text(header, "ID"), Map.of("Status", CANCELLED));
        return List.of(Claim.gone("order cancelled", Kind.SELL_ORDERS, order));
    }

    List<Claim> manufacturedPartRemoved() {
        JsonNode part = first("BillOfMaterialMaterials", row -> composition(versionItem(row), text(row, "PartItem")));
        String key = versionItem(part) + "/" + text(part, "PartItem");
        sandbox.delete(division, "BillOfMaterialMaterials", text(part, "ID"));
        return List.of(Claim.gone("part removed from a manufacturing bill of materials", Kind.COMPOSITIONS, key));
    }

    List<Claim> assembledPartRemoved() {
        JsonNode part = first(
                "AssemblyBillOfMaterialMaterials",
                row -> composition(text(row, "AssembledItem"), text(row, "PartItem")));
        String key = text(part, "AssembledItem") + "/" + text(part, "PartItem");
        sandbox.delete(division, "AssemblyBillOfMaterialMaterials", text(part, "ID"));
        return List.of(Claim.gone("part removed from an assembly bill of materials", Kind.COMPOSITIONS, key));
    }

    /** @return the id of a new item with stock 0 */
    String newItem(String code, String description) {
        return text(
                sandbox.post(
                        division,
                        "Items",
                        Map.of("Code", code, "Description", description, "StartDate", "2026-01-01T00:00:00")),
                "ID");
    }

    private void line(String order, String item, int quantity, double amount, int number) {
        sandbox.post(
                division,
                "SalesOrderLines",
                Map.of(
                        "OrderID",
                        order,
                        "Item",
                        item,
                        "Quantity",
                        quantity,
                        "UnitPrice",
                        amount / quantity,
                        "AmountDC",
                        amount,
                        "AmountFC",
                        amount,
                        "LineNumber",
                        number));
    }

    private boolean isOnlyLineOfItsProduct(JsonNode line) {
        String key = text(line, "OrderID") + "/" + text(line, "Item");
        SortedMap<String, String> there = before.of(Kind.SELL_ORDER_LINES).get(key);
        return there != null
                && !touched.contains(text(line, "OrderID"))
                && Long.toString(Math.round(line.path("Quantity").asDouble())).equals(there.get("quantity"));
    }

    private boolean composition(String composed, String part) {
        return !touched.contains(composed) && before.of(Kind.COMPOSITIONS).containsKey(composed + "/" + part);
    }

    private String versionItem(JsonNode material) {
        JsonNode version =
                first("BillOfMaterialVersions", row -> text(row, "ID").equals(text(material, "ItemVersion")));
        return text(version, "Item");
    }

    private boolean enabledProduct(String item) {
        SortedMap<String, String> product = before.of(Kind.PRODUCTS).get(item);
        return !touched.contains(item)
                && product != null
                && product.get("status").equals("enabled");
    }

    private String anyProduct() {
        return before.of(Kind.PRODUCTS).keySet().stream()
                .filter(this::enabledProduct)
                .findFirst()
                .orElseThrow(() -> new CheckFailed("No product left to change", List.of()));
    }

    private String unused(Kind kind) {
        return before.of(kind).keySet().stream()
                .filter(key -> !touched.contains(key))
                .findFirst()
                .orElseThrow(() -> new CheckFailed("No record left to change: " + kind.type(), List.of()));
    }

    private String take(String key) {
        touched.add(key);
        return key;
    }

    private JsonNode first(String entity, Predicate<JsonNode> fits) {
        Iterator<JsonNode> found = StreamSupport.stream(
                        sandbox.rows(division, entity).spliterator(), false)
                .filter(fits)
                .iterator();
        if (!found.hasNext()) {
            throw new CheckFailed("Exact has no fitting row to change in " + entity, List.of());
        }
        return found.next();
    }

    private static String text(JsonNode row, String property) {
        return row.path(property).asText().strip();
    }
}
