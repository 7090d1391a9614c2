package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Entity.Filtering;
import com.optiply.connector.sandbox.exact.model.Entity.Kind;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.odata.Options.Order;
import com.optiply.connector.sandbox.http.Params;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads query options and refuses them with Exact's texts (Exact reference §2.4, §3.2). */
public final class OptionsParser {
    private static final String SELECT_MISSING = "Please add a $select or a $top=1 statement to the query string.";

    /** $format and $count=true are not in the reference's list; clients of other services send them too. */
    private static final Set<String> KNOWN = Set.of(
            "$select",
            "$filter",
            "$top",
            "$skip",
            "$skiptoken",
            "$orderby",
            "$expand",
            "$inlinecount",
            "$format",
            "$count");

    private final Switches switches;

    public OptionsParser(Switches switches) {
        this.switches = switches;
    }

    /** The options of a list call. */
    public Options list(Entity entity, Params query) {
        Filter filter = filter(entity, query);
        demandSelect(entity, query);
        return options(entity, query, filter);
    }

    /** The options of a call for the number of rows: what to show does not matter. */
    public Options counting(Entity entity, Params query) {
        return options(entity, query, filter(entity, query));
    }

    /** The options of a call for the rows behind a navigation: neither filter nor selection is demanded. */
    public Options related(Entity entity, Params query) {
        String text = query.text("$filter");
        return options(entity, query, text.isBlank() ? new Filter.Everything() : FilterParser.parse(entity, text));
    }

    private void demandSelect(Entity entity, Params query) {
        OptionalInt top = number(query, "$top");
        Optional<String> select = query.first("$select").filter(text -> !text.isBlank());
        boolean everywhere = switches.text(Switch.SELECT_REQUIRED).equals("all")
                && !entity.path().equals("current/Me");
        boolean selectNeeded = (entity.mass() || everywhere) && !(top.isPresent() && top.getAsInt() == 1);
        boolean star = select.filter(text -> text.strip().equals("*")).isPresent();
        boolean starRefused = entity.kind() != Kind.SINGLE && !switches.on(Switch.SYNC_SELECT_STAR);
        if (selectNeeded && (select.isEmpty() || star && starRefused)) {
            throw new ODataProblem(400, SELECT_MISSING);
        }
    }

    /** Names that begin with {@code $} belong to the protocol. */
    private void demandKnown(Params query) {
        if (!switches.on(Switch.UNKNOWN_OPTIONS_REFUSED)) {
            return;
        }
        for (String name : query.values().keySet()) {
            if (name.startsWith("$") && !KNOWN.contains(name)) {
                throw ODataProblem.syntax();
            }
        }
    }

    private Options options(Entity entity, Params query, Filter filter) {
        demandKnown(query);
        int skip = number(query, "$skip").orElse(0);
        if (skip > 0 && entity.kind() != Kind.SINGLE) {
            throw new ODataProblem(400, "Query option $skip is not supported for this resource");
        }
        return new Options(
                Projection.of(entity, query),
                filter,
                number(query, "$top"),
                skip,
                skipToken(query),
                orderBy(entity, query),
                query.text("$inlinecount").equals("allpages"));
    }

    /** The options of a call for one row. */
    public Options single(Entity entity, Params query) {
        demandKnown(query);
        return new Options(
                Projection.of(entity, query),
                new Filter.Everything(),
                OptionalInt.empty(),
                0,
                List.of(),
                List.of(),
                false);
    }

    private static Filter filter(Entity entity, Params query) {
        Filtering rules = entity.filtering();
        if (query.all("$filter").size() > 1) {
            throw new ODataProblem(
                    400, "Query parameter '$filter' is specified, but it should be specified exactly once.");
        }
        Optional<String> text = query.first("$filter").filter(given -> entity.mass() || !given.isBlank());
        if (text.isEmpty()) {
            if (rules.mandatory()) {
                throw mandatory(rules);
            }
            return new Filter.Everything();
        }
        if (text.get().isBlank()) {
            throw ODataProblem.unsupportedFilter();
        }
        Filter filter = FilterParser.parse(entity, text.get());
        Set<String> used = filter.fields().stream().map(Field::name).collect(Collectors.toSet());
        if (entity.sync()) {
            Set<String> allowed = new HashSet<>(rules.names());
            allowed.add(Field.TIMESTAMP);
            if (!allowed.containsAll(used)) {
                throw ODataProblem.unsupportedFilter();
            }
            return filter;
        }
        String refused =
                used.stream().filter(name -> !rules.accepts(name)).sorted().collect(Collectors.joining(","));
        if (!refused.isEmpty()) {
            throw new ODataProblem(400, "Filtering on these fields is not supported: " + refused);
        }
        if (rules.mandatory() && !satisfied(rules, used)) {
            throw mandatory(rules);
        }
        return filter;
    }

    /** Where no list of fields is published, any field will do (Exact reference §2.4, §8). */
    private static boolean satisfied(Filtering rules, Set<String> used) {
        return rules.lenient() ? !used.isEmpty() : used.stream().anyMatch(rules.names()::contains);
    }

    private static ODataProblem mandatory(Filtering rules) {
        return new ODataProblem(
                400,
                "This endpoint has mandatory filtering applied. A GET request for this endpoint must have a $filter"
                        + " parameter with one of the following fields in the url:" + String.join(",", rules.names())
                        + ".");
    }

    private static List<Order> orderBy(Entity entity, Params query) {
        List<Order> orders = new ArrayList<>();
        for (String part : query.text("$orderby").split(",")) {
            if (!part.isBlank()) {
                String[] words = part.strip().split("\\s+");
                Field field = entity.field(words[0]).orElseThrow(ODataProblem::syntax);
                if (words.length > 2 || words.length == 2 && !words[1].equals("asc") && !words[1].equals("desc")) {
                    throw ODataProblem.syntax();
                }
                orders.add(new Order(field, words.length == 2 && words[1].equals("desc")));
            }
        }
        return orders;
    }

    private static List<Object> skipToken(Params query) {
        List<Object> values = new ArrayList<>();
        for (Token token : Lexer.tokens(SkipTokens.normal(query.text("$skiptoken")))) {
            if (token.kind() == Token.Kind.LITERAL) {
                values.add(token.value() instanceof Lexer.WallTime time ? (Object) time.millis() : token.value());
            } else if (token.kind() != Token.Kind.COMMA) {
                throw ODataProblem.syntax();
            }
        }
        return values;
    }

    private static OptionalInt number(Params query, String name) {
        Optional<String> text = query.first(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text.get().strip());
            if (number < 0) {
                throw ODataProblem.syntax();
            }
            return OptionalInt.of(number);
        } catch (NumberFormatException broken) {
            throw ODataProblem.syntax();
        }
    }
}
