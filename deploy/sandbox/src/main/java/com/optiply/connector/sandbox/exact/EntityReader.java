package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Entity.Kind;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.oauth.Access;
import com.optiply.connector.sandbox.exact.odata.AtomRows;
import com.optiply.connector.sandbox.exact.odata.Filter;
import com.optiply.connector.sandbox.exact.odata.JsonRows;
import com.optiply.connector.sandbox.exact.odata.NextLink;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import com.optiply.connector.sandbox.exact.odata.Options;
import com.optiply.connector.sandbox.exact.odata.OptionsParser;
import com.optiply.connector.sandbox.exact.odata.Page;
import com.optiply.connector.sandbox.exact.odata.Pager;
import com.optiply.connector.sandbox.exact.odata.Projection;
import com.optiply.connector.sandbox.exact.odata.Rendering;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.exact.store.RowsView;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.switches.Switch;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers reads of entities: lists, single rows, counts. */
final class EntityReader {
    private final ExactState state;
    private final OptionsParser options;
    private final Pager pager;
    private final VirtualRows virtual;

    EntityReader(ExactState state) {
        this.state = state;
        this.options = new OptionsParser(state.switches());
        this.pager = new Pager(state.switches());
        this.virtual = new VirtualRows(state);
    }

    /**
     * How the rows are asked for.
     *
     * @param denied the user sees no rows of this entity: an empty list instead of an error (Exact reference §1.6)
     * @param counting only their number is wanted
     */
    record Asking(boolean denied, boolean counting) {}

    /** A list of one: the user behind the token. */
    Answer me(Call call, Access access) {
        Entity entity = state.model().entity("current/Me").orElseThrow();
        RowsView rows = RowsView.of(entity.store(), List.of(virtual.me(access)));
        return list(call, entity, call.origin() + "/api/v1", new Given(rows), noLines());
    }

    /** The companies that the consent covers (Exact reference §1.7). */
    Answer divisions(Call call, Entity entity, Access access, int division, String rest) {
        RowsView rows = RowsView.of(entity.store(), virtual.divisions(access, division, entity));
        return Keys.of(rest)
                .map(key -> single(call, entity, root(call, division), rows.byId(Keys.integer(key)), noLines()))
                .orElseGet(() -> list(call, entity, root(call, division), new Given(rows), noLines()));
    }

    /** Rows of a company. */
    Answer read(Call call, Entity entity, Company company, String rest, Asking asking) {
        if (entity.store().name().equals("Deleted")) {
            state.changes().forgetOldDeletions(company);
        }
        String root = root(call, company.division());
        Rendering.Lines lines = (expansion, row) -> inline(root, company, expansion, row);
        Source source =
                asking.denied ? new Given(RowsView.of(entity.store(), List.of())) : new Stored(company, entity.store());
        Optional<String> key = Keys.of(rest);
        if (key.isPresent() && entity.kind() == Kind.SINGLE) {
            return single(call, entity, root, source.read(rows -> Keys.row(entity, rows, key.get())), lines);
        }
        Optional<Keys.Navigation> navigation = Keys.navigation(rest);
        if (navigation.isPresent() && entity.kind() == Kind.SINGLE) {
            return related(call, entity, company, source, navigation.get());
        }
        if (rest.contains("(")) {
            throw rest.endsWith(")") && key.isEmpty() ? ODataProblem.syntax() : notFound(entity.setName());
        }
        if (asking.counting) {
            Options asked = options.counting(entity, call.query());
            Options all = new Options(asked.shown(), asked.filter(), OptionalInt.of(0), 0, List.of(), List.of(), true);
            Page page = source.read(rows -> pager.page(entity, all, rows));
            return Answer.of(
                    200, "text/plain;charset=utf-8", String.valueOf(page.count().orElse(0)));
        }
        return list(call, entity, root, source, lines);
    }

    /** What follows the key of a row: the rows behind a navigation, which {@code __deferred} promises, or a property. */
    private Answer related(Call call, Entity entity, Company company, Source source, Keys.Navigation navigation) {
        Field field = entity.field(navigation.name()).orElseThrow(() -> notFound(navigation.name()));
        Row parent = source.read(rows -> Keys.row(entity, rows, navigation.key()))
                .orElseThrow(() -> notFound(entity.setName()));
        String root = root(call, company.division());
        if (!field.navigation()) {
            Rendering all = rendering(root, entity, Projection.everything(entity), noLines());
            return PropertyAnswer.of(call, all, field, parent, navigation.naked());
        }
        Optional<Entity.Expansion> expansion = entity.expansion(navigation.name());
        if (expansion.isEmpty()) {
            return list(call, entity, root, new Given(RowsView.of(entity.store(), List.of())), noLines(), nothing());
        }
        Entity target = state.model().entity(expansion.get().entity()).orElseThrow();
        RowsView rows = RowsView.of(target.store(), linesOf(company, expansion.get(), target, parent));
        Options asked = options.related(target, call.query());
        return list(call, target, root, new Given(rows), noLines(), asked);
    }

    private static Options nothing() {
        return new Options(
                Projection.NOTHING, new Filter.Everything(), OptionalInt.empty(), 0, List.of(), List.of(), false);
    }

    private Answer list(Call call, Entity entity, String root, Source source, Rendering.Lines lines) {
        return list(call, entity, root, source, lines, options.list(entity, call.query()));
    }

    private Answer list(Call call, Entity entity, String root, Source source, Rendering.Lines lines, Options asked) {
        Wire wire = Wire.of(call);
        Page page = shown(entity, source.read(rows -> pager.page(entity, asked, rows)));
        Optional<String> next = page.nextToken()
                .map(token -> NextLink.of(call, asked.top(), page.rows().size(), token));
        boolean bare = state.switches().on(Switch.TOP_BARE_ARRAY)
                && entity.kind() == Kind.SINGLE
                && !asked.count()
                && asked.top().isPresent()
                && asked.top().getAsInt() <= entity.bareTop();
        Rendering rendering = rendering(root, entity, asked, lines);
        return wire.answer(
                () -> JsonRows.page(rendering, page, next, bare), () -> AtomRows.page(rendering, page, next));
    }

    private Page shown(Entity entity, Page page) {
        long now = state.clock().wallMillis();
        return page.with(row -> SupplierPrices.shown(entity, row, now));
    }

    private Answer single(Call call, Entity entity, String root, Optional<Row> row, Rendering.Lines lines) {
        Wire wire = Wire.of(call);
        Options asked = options.single(entity, call.query());
        Row found = SupplierPrices.shown(
                entity,
                row.orElseThrow(() -> notFound(entity.setName())),
                state.clock().wallMillis());
        Rendering rendering = rendering(root, entity, asked, lines);
        return wire.answer(() -> JsonRows.single(rendering, found), () -> AtomRows.single(rendering, found));
    }

    private Rendering rendering(String root, Entity entity, Options asked, Rendering.Lines lines) {
        return rendering(root, entity, asked.shown(), lines);
    }

    private Rendering rendering(String root, Entity entity, Projection shown, Rendering.Lines lines) {
        return new Rendering(
                root, entity, shown, reversed(), lines, state.clock().instant());
    }

    private Predicate<Row> reversed() {
        return switch (state.switches().text(Switch.INVOICE_SIGN)) {
            case "all" -> row -> true;
            case "none" -> row -> false;
            default -> row -> row.number("LineNumber") == 0 || row.number("LineNumber") == 9999;
        };
    }

    private Rendering.Inline inline(String root, Company company, Entity.Expansion expansion, Row parent) {
        Entity entity = state.model().entity(expansion.entity()).orElseThrow();
        return new Rendering.Inline(
                rendering(root, entity, Projection.everything(entity), noLines()),
                linesOf(company, expansion, entity, parent));
    }

    private static List<Row> linesOf(Company company, Entity.Expansion expansion, Entity entity, Row parent) {
        Object key = parent.get(parent.type().alternate().orElse(parent.type().id()));
        return company.referring(entity.store(), expansion.property(), key).stream()
                .filter(row -> entity.store().group().isEmpty()
                        || row.number("LineNumber") >= 1 && row.number("LineNumber") < 9999)
                .sorted(Comparator.comparingDouble(row -> row.number("LineNumber")))
                .toList();
    }

    private static ODataProblem notFound(String segment) {
        return new ODataProblem(404, "Resource not found for the segment '" + segment + "'.");
    }

    static String root(Call call, int division) {
        return call.origin() + "/api/v1/" + division;
    }

    private static Rendering.Lines noLines() {
        return (expansion, row) -> {
            throw ODataProblem.syntax();
        };
    }

    /** Rows to read from. */
    private interface Source {
        <T> T read(Function<RowsView, T> reading);
    }

    /** Rows that lie in no company. */
    private record Given(RowsView rows) implements Source {
        @Override
        public <T> T read(Function<RowsView, T> reading) {
            return reading.apply(rows);
        }
    }

    /** Rows of a company. */
    private record Stored(Company company, StoreType store) implements Source {
        @Override
        public <T> T read(Function<RowsView, T> reading) {
            return company.read(store, reading);
        }
    }
}
