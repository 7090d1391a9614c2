package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.http.Params;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Sorted and filtered records, cut into pages (Optiply reference §4.1).
 *
 * @param records the records of this page
 * @param total the number of records of all pages
 */
record Listing(List<Resource> records, int total, int limit, int offset) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 100;

    /** One page of a table. The account's monitor is held. */
    static Listing of(Account account, Table table, Collection<Resource> among, Params query, Switches switches) {
        ResourceType type = table.type();
        refuseOtherPaging(query);
        Filters filters = Filters.parse(type, query, switches);
        int limit = number(query, "page[limit]", DEFAULT_LIMIT);
        int offset = number(query, "page[offset]", 0);
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new OptiplyProblem(400, "page[limit] must be 1 to " + LARGEST_LIMIT + ", not " + limit);
        }
        if (offset < 0 || offset % limit != 0) {
            throw new OptiplyProblem(400, "offset " + offset + " is not a multiple of limit " + limit);
        }
        Collection<Resource> candidates = filters.exact(type)
                .map(filter -> (Collection<Resource>) table.naming(
                        filter.attribute(), Long.parseLong(filter.values().getFirst())))
                .filter(found -> among == table.all())
                .orElse(among);
        Optional<Comparator<Resource>> order = order(account, type, query);
        if (filters.filters().isEmpty() && order.isEmpty()) {
            return new Listing(
                    candidates.stream().skip(offset).limit(limit).toList(), candidates.size(), limit, offset);
        }
        List<Resource> found = new ArrayList<>();
        for (Resource resource : candidates) {
            if (filters.test(account, resource)) {
                found.add(resource);
            }
        }
        order.ifPresent(found::sort);
        return new Listing(found.stream().skip(offset).limit(limit).toList(), found.size(), limit, offset);
    }

    /** Other styles of JSON:API paging, such as page[number], are not known (Optiply reference §0.1, §4.1). */
    private static void refuseOtherPaging(Params query) {
        for (String name : query.values().keySet()) {
            if (name.startsWith("page") && !name.equals("page[limit]") && !name.equals("page[offset]")) {
                throw new OptiplyProblem(400, "cannot parse parameter " + name);
            }
        }
    }

    private static Optional<Comparator<Resource>> order(Account account, ResourceType type, Params query) {
        Comparator<Resource> order = null;
        for (String part : query.text("sort").split(",")) {
            if (part.isBlank()) {
                continue;
            }
            boolean descending = part.startsWith("-");
            String attribute = descending ? part.substring(1) : part;
            Filters.requireKnown(type, attribute);
            Comparator<Resource> next =
                    Comparator.comparing(resource -> Filters.value(account, resource, attribute), Listing::compare);
            next = descending ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        return Optional.ofNullable(order);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Object left, Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        return left instanceof Comparable comparable ? comparable.compareTo(right) : 0;
    }

    private static int number(Params query, String name, int standard) {
        try {
            return query.first(name).map(Integer::valueOf).orElse(standard);
        } catch (NumberFormatException broken) {
            throw new OptiplyProblem(400, "cannot parse parameter " + name);
        }
    }
}
