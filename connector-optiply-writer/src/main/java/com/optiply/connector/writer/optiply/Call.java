package com.optiply.connector.writer.optiply;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One call below the base address.
 *
 * @param path  for instance {@code /products/28700001}
 * @param query parameters in order, not encoded
 */
public record Call(String method, String path, Map<String, String> query, Optional<ObjectNode> body) {

    private static final int LARGEST_PAGE = 100;

    /** A condition of a list; without an operator it is equality. */
    public record Filter(String attribute, Optional<String> operator, String value) {

        public static Filter equal(String attribute, Object value) {
            return new Filter(attribute, Optional.empty(), value.toString());
        }

        public static Filter after(String attribute, Instant time) {
            return new Filter(
                    attribute,
                    Optional.of("GT"),
                    time.truncatedTo(ChronoUnit.SECONDS).toString());
        }

        String name() {
            return "filter[" + attribute + "]"
                    + operator.map(some -> "[" + some + "]").orElse("");
        }
    }

    /** Creates a record of a type with these attributes. */
    public static Call post(String type, ObjectNode attributes, Access access) {
        return new Call("POST", "/" + type, owner(access), Optional.of(document(type, attributes)));
    }

    /** Changes only these attributes. */
    public static Call patch(String type, String id, ObjectNode attributes, Access access) {
        return new Call("PATCH", "/" + type + "/" + id, owner(access), Optional.of(document(type, attributes)));
    }

    public static Call delete(String type, String id, Access access) {
        return new Call("DELETE", "/" + type + "/" + id, owner(access), Optional.empty());
    }

    /**
     * A page of a list.
     *
     * @param filters all of which hold
     * @param offset  a multiple of 100, the largest page there is (Optiply reference, section 4.1)
     */
    public static Call list(String type, List<Filter> filters, String sort, int offset) {
        return list(type, filters, sort, offset, LARGEST_PAGE);
    }

    /**
     * A page of a list, of another size.
     *
     * @param offset a multiple of the size
     * @param size   at most 100
     */
    public static Call list(String type, List<Filter> filters, String sort, long offset, int size) {
        Map<String, String> query = new LinkedHashMap<>();
        filters.forEach(filter -> query.put(filter.name(), filter.value()));
        query.put("sort", sort);
        query.put("page[limit]", Integer.toString(size));
        query.put("page[offset]", Long.toString(offset));
        return new Call("GET", "/" + type, query, Optional.empty());
    }

    /** Whether it is to change something. */
    boolean writes() {
        return !method.equals("GET");
    }

    /** Method and type, for instance {@code PATCH products}: calls of a kind take about the same work. */
    String kind() {
        return method + " " + path.split("/", 3)[1];
    }

    String target() {
        String text = query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return text.isEmpty() ? path : path + "?" + text;
    }

    /** Every write names its account and coupling (Optiply reference, section 1.4). */
    private static Map<String, String> owner(Access access) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("accountId", Long.toString(access.account()));
        query.put("couplingId", Long.toString(access.coupling()));
        return query;
    }

    private static ObjectNode document(String type, ObjectNode attributes) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("data").put("type", type).set("attributes", attributes);
        return document;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
