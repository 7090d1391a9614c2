package com.optiply.connector.writer.service;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.testsupport.merchant.Shop;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All that an account holds, and what the writer says of it, each record as a line of text.
 *
 * @param products     code, name, stock level and price
 * @param orders       day of placement
 * @param lines        code of the product, quantity and value
 * @param compositions code of the composed product, of the part and quantity
 * @param summary      number of records by type and state
 */
record Held(
        List<String> products,
        List<String> orders,
        List<String> lines,
        List<String> compositions,
        SortedMap<String, Integer> summary) {

    static Held of(World world, Shop shop) {
        List<JsonNode> products = world.optiply(shop, "products");
        Map<String, String> codes = products.stream()
                .collect(toMap(product -> product.path("id").asText(), product -> product.path("skuCode")
                        .asText()));
        SortedMap<String, Integer> summary = new TreeMap<>();
        world.api("GET", "/api/v1/tenants/" + shop.tenant() + "/summary")
                .path("types")
                .properties()
                .forEach(type -> type.getValue()
                        .properties()
                        .forEach(state -> summary.put(
                                type.getKey() + " " + state.getKey(),
                                state.getValue().asInt())));
        return new Held(
                lines(products, product -> "%s %s %s %s"
                        .formatted(
                                product.path("skuCode").asText(),
                                product.path("name").asText(),
                                product.path("stockLevel").asText(),
                                number(product.path("price")))),
                lines(
                        world.optiply(shop, "sellOrders"),
                        order -> order.path("placed").asText().substring(0, 10)),
                lines(world.optiply(shop, "sellOrderLines"), line -> "%s %s %s"
                        .formatted(
                                codes.get(line.path("productId").asText()),
                                number(line.path("quantity")),
                                number(line.path("subtotalValue")))),
                lines(world.optiply(shop, "productCompositions"), pair -> "%s %s %s"
                        .formatted(
                                codes.get(pair.path("composedProductId").asText()),
                                codes.get(pair.path("partProductId").asText()),
                                number(pair.path("partQuantity")))),
                summary);
    }

    private static List<String> lines(List<JsonNode> records, Function<JsonNode, String> line) {
        return records.stream().map(line).sorted().toList();
    }

    private static String number(JsonNode value) {
        return value.isNull() || value.isMissingNode()
                ? "-"
                : new BigDecimal(value.asText()).stripTrailingZeros().toPlainString();
    }
}
