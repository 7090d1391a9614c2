package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.Content;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.reconcile.OrderLines.Lines;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Nameless;
import com.optiply.connector.writer.state.Nameless.Candidate;
import com.optiply.connector.writer.state.ResourceKey;
import com.optiply.connector.writer.state.ResourceType;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Recognises our records where Optiply does not say whose they are, because the account refused their remote id: products by their code, when only one of theirs and one
 * of ours has it (Optiply reference, section 3.2), sell orders by day, total and lines (section 3.3). Orders that are the same in all of that may be taken for each
 * other: each is what it should be.
 */
@ApplicationScoped
class Namesakes {

    /** What a record that is about to be made turns out to be. */
    sealed interface Match {

        /** Optiply has none. */
        record None() implements Match {}

        /** @param known what of the content it has for sure */
        record Ours(String optiplyId, Attributes known) implements Match {}

        /** It may be there, and which one it is cannot be told. */
        record Unsure(List<String> optiplyIds) implements Match {}

        record NotTold(Answer answer) implements Match {}
    }

    private static final Match NONE = new Match.None();

    private final Database database;
    private final OrderLines orderLines;

    Namesakes(Database database, OrderLines orderLines) {
        this.database = database;
        this.orderLines = orderLines;
    }

    /** What a record is recognised by; empty when it has nothing of that kind. */
    static Optional<String> mark(ResourceType type, JsonNode attributes) {
        return mark(type, Attributes.fromJson(attributes));
    }

    private static Optional<String> mark(ResourceType type, Attributes attributes) {
        return switch (type) {
            case PRODUCTS -> Optional.ofNullable(attributes.get("skuCode")).map(Object::toString);
            case SELL_ORDERS -> {
                String placed = String.valueOf(attributes.get("placed"));
                yield number(attributes.get("totalValue"))
                        .map(total ->
                                Attributes.instant(placed).map(Object::toString).orElse(placed) + " " + total);
            }
            case PRODUCT_COMPOSITIONS -> Optional.empty();
        };
    }

    /** Looks for the record this content would be the second of; the one that is found is nobody else's from then on. */
    Match of(Mandate mandate, ResourceKey key, Content content) throws InterruptedException, SQLException {
        Optional<String> mark = mandate.scope().nameless() ? mark(key.type(), content.attributes()) : Optional.empty();
        if (mark.isEmpty()) {
            return NONE;
        }
        List<Candidate> candidates = candidates(key, mark.get());
        if (candidates.isEmpty()) {
            return NONE;
        }
        return key.type() == ResourceType.PRODUCTS
                ? product(key, content, mark.get(), candidates)
                : order(mandate, key, content, candidates);
    }

    private Match product(ResourceKey key, Content content, String mark, List<Candidate> candidates)
            throws SQLException {
        List<Candidate> counted = candidates;
        if (counted.stream().anyMatch(candidate -> candidate.ours().isEmpty())) {
            database.write(connection -> {
                Nameless.count(connection, key.scopeId());
                return null;
            });
            counted = candidates(key, mark);
        }
        boolean unique = counted.size() == 1 && counted.getFirst().ours().equals(OptionalLong.of(1));
        if (unique && take(key, counted.getFirst())) {
            return new Match.Ours(counted.getFirst().optiplyId(), only(content, "skuCode"));
        }
        return new Match.Unsure(candidates.stream().map(Candidate::optiplyId).toList());
    }

    private Match order(Mandate mandate, ResourceKey key, Content content, List<Candidate> candidates)
            throws InterruptedException, SQLException {
        for (Candidate candidate : candidates) {
            switch (orderLines.read(mandate, candidate.optiplyId())) {
                case Lines.Known lines -> {
                    if (content.hasLines(lines.lines()) && take(key, candidate)) {
                        return new Match.Ours(candidate.optiplyId(), only(content, "placed", "totalValue"));
                    }
                }
                case Lines.NotTold none -> {
                    return new Match.NotTold(none.answer());
                }
            }
        }
        return NONE;
    }

    private List<Candidate> candidates(ResourceKey key, String mark) throws SQLException {
        return database.snapshot(connection -> Nameless.candidates(connection, key, mark));
    }

    private boolean take(ResourceKey key, Candidate candidate) throws SQLException {
        return database.write(connection -> Nameless.take(connection, key, candidate.optiplyId()));
    }

    private static Attributes only(Content content, String... names) {
        return content.attributes()
                .without(content.attributes().values().keySet().stream()
                        .filter(name -> !List.of(names).contains(name))
                        .toList());
    }

    private static Optional<String> number(Object value) {
        try {
            return Optional.ofNullable(value)
                    .map(some ->
                            new BigDecimal(some.toString()).stripTrailingZeros().toPlainString());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
