package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.odata.Options.Order;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.exact.store.RowsView;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Picks the rows of a page and makes the token of the next one (Exact reference §3.3). */
public final class Pager {
    private final Switches switches;

    public Pager(Switches switches) {
        this.switches = switches;
    }

    /** One page of an entity. */
    public Page page(Entity entity, Options options, RowsView rows) {
        int size =
                switches.number(entity.kind() == Entity.Kind.SINGLE ? Switch.SINGLE_PAGE_SIZE : Switch.SYNC_PAGE_SIZE);
        int wanted = Math.min(size, options.top().orElse(size));
        Predicate<Row> fits = row -> shows(entity, row) && options.filter().test(row);
        List<Row> found = candidates(entity, options, rows)
                .filter(fits)
                .skip(options.skip())
                .limit(wanted + 1L)
                .collect(Collectors.toCollection(ArrayList::new));
        boolean more = found.size() > wanted;
        if (more) {
            found.removeLast();
        }
        OptionalInt count = options.count()
                ? OptionalInt.of((int) rows.all().stream().filter(fits).count())
                : OptionalInt.empty();
        boolean continued = more
                && !found.isEmpty()
                && (options.top().isEmpty() || options.top().getAsInt() > wanted);
        Optional<String> token = continued ? Optional.of(token(entity, options, found.getLast())) : Optional.empty();
        if (entity.sync() && switches.text(Switch.SYNC_PAGE_ORDER).equals("descending")) {
            return new Page(found.reversed(), token, count);
        }
        return new Page(found, token, count);
    }

    private boolean shows(Entity entity, Row row) {
        if (entity.store().group().isEmpty()) {
            return true;
        }
        double line = row.number("LineNumber");
        return switch (entity.rows()) {
            case HEADER -> line == 0;
            case LINES -> line >= 1 && line < 9999;
            case ALL -> line != 9999 || switches.on(Switch.INVOICE_VAT_ROWS);
        };
    }

    private static Stream<Row> candidates(Entity entity, Options options, RowsView rows) {
        if (!options.orderBy().isEmpty()) {
            Comparator<Row> order = order(entity, options);
            return rows.all().stream()
                    .filter(row -> options.skipToken().isEmpty() || isAfter(entity, options, row))
                    .sorted(order);
        }
        if (entity.sync()) {
            long after = options.firstToken().map(token -> number(token)).orElse(0L);
            Filter filter = options.filter();
            long bound = Math.max(after, lowerBound(filter));
            return rows.changedAfter(bound);
        }
        for (String indexed : entity.store().indexed()) {
            Optional<Object> equal = entity.field(indexed).flatMap(options.filter()::equalTo);
            if (equal.isPresent()) {
                Comparator<Row> byKey =
                        Comparator.comparing(row -> row.get(entity.key().stored()), Pager::compare);
                return rows.referring(indexed, equal.get()).stream()
                        .filter(row -> options.skipToken().isEmpty()
                                || compare(
                                                row.get(entity.key().stored()),
                                                options.firstToken().get())
                                        > 0)
                        .sorted(byKey);
            }
        }
        NavigableMap<Object, Row> ordered = rows.ordered(entity.key().stored());
        return options
                .firstToken()
                .map(token -> ordered.tailMap(key(entity.key(), token), false))
                .orElse(ordered)
                .values()
                .stream();
    }

    /** The bound that a filter {@code Timestamp gt n} sets, so that a page does not look at all older rows. */
    private static long lowerBound(Filter filter) {
        return switch (filter) {
            case Filter.And and -> Math.max(lowerBound(and.left()), lowerBound(and.right()));
            case Filter.Comparison(Operand.Value(Field field), Operator operator, Operand.Constant(Number value))
            when field.timestamp() ->
                switch (operator) {
                    case GT -> value.longValue();
                    case GE, EQ -> value.longValue() - 1;
                    default -> 0;
                };
            default -> 0;
        };
    }

    private static Object key(Field field, Object token) {
        Object key = token instanceof Long number && field.type().holder() == Integer.class
                ? (Object) number.intValue()
                : token;
        if (!field.type().holder().isInstance(key)) {
            throw ODataProblem.syntax();
        }
        return key;
    }

    private static long number(Object token) {
        if (token instanceof Number number) {
            return number.longValue();
        }
        throw ODataProblem.syntax();
    }

    private static Comparator<Row> order(Entity entity, Options options) {
        Comparator<Row> order = null;
        for (Order one : options.orderBy()) {
            Comparator<Row> next = Comparator.comparing(row -> value(one.field(), row), Pager::compare);
            next = one.descending() ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        return order.thenComparing(Comparator.comparing(row -> value(entity.key(), row), Pager::compare));
    }

    private static boolean isAfter(Entity entity, Options options, Row row) {
        if (options.skipToken().size() != options.orderBy().size() + 1) {
            throw ODataProblem.syntax();
        }
        for (int i = 0; i < options.orderBy().size(); i++) {
            Order order = options.orderBy().get(i);
            int compared = compare(
                    value(order.field(), row), tokenValue(options.skipToken().get(i)));
            if (compared != 0) {
                return order.descending() ? compared < 0 : compared > 0;
            }
        }
        return compare(value(entity.key(), row), options.skipToken().getLast()) > 0;
    }

    private static Object tokenValue(Object literal) {
        return literal == Lexer.NULL ? null : literal;
    }

    private static Object value(Field field, Row row) {
        return field.timestamp() ? (Object) row.timestamp() : row.get(field.stored());
    }

    /** Missing values come first. */
    private static int compare(Object left, Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        return Operator.compare(left, right);
    }

    private static String token(Entity entity, Options options, Row last) {
        return Stream.concat(options.orderBy().stream().map(Order::field), Stream.of(entity.key()))
                .map(field -> Literals.of(field, last))
                .collect(Collectors.joining(","));
    }
}
