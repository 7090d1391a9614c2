package com.optiply.connector.poller.lane;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Pages of items as Exact writes them, for scripts. */
final class Pages {

    static final String ITEMS = "sync/Logistics/Items";

    private Pages() {}

    /** @param next link to the next page, or null */
    static String of(List<String> rows, String next) {
        String link = next == null ? "" : ",\"__next\":\"" + next + "\"";
        return "{\"d\":{\"results\":[" + String.join(",", rows) + "]" + link + "}}";
    }

    /** The rows, up to some, that a request for row versions above another one asks for. */
    static List<String> after(String request, int last) {
        String above = request.replaceAll(".*gt%20(\\d+)L.*", "$1");
        return rows(Integer.parseInt(above) + 1, last);
    }

    static List<String> rows(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Pages::row).toList();
    }

    static String row(int number) {
        return "{\"ID\":\"%s\",\"Timestamp\":\"%d\",\"Code\":\"C%d\"}".formatted(id(number), number, number);
    }

    static UUID id(int number) {
        return new UUID(7, number);
    }

    /** What {@code UserHasRights} answers. */
    static String right(boolean has) {
        return "{\"d\":{\"UserHasRights\":" + has + "}}";
    }
}
