package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.Content;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Answer.Ok;
import com.optiply.connector.writer.optiply.Call;
import com.optiply.connector.writer.optiply.Call.Filter;
import com.optiply.connector.writer.reconcile.OrderLines.Lines;
import com.optiply.connector.writer.state.Intent;
import com.optiply.connector.writer.state.ResourceKey;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Resources;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * Looks for the record of a POST that was not answered (Optiply reference, section 3.3). A record is ours when it was created since the intent, belongs to no
 * other resource, and carries our remote id; where remote ids cannot be read, its content has to be the same.
 */
@ApplicationScoped
class LostPost {

    /** What was found. */
    sealed interface Found {

        /** @param known what of the intended content the record has */
        record Record(String id, Attributes known) implements Found {}

        record Nothing() implements Found {}

        record NoAnswer(Answer answer) implements Found {}
    }

    private static final int PAGE = 100;

    private final Calls calls;
    private final OrderLines orderLines;
    private final Resources resources;
    private final WriterConfig config;

    LostPost(Calls calls, OrderLines orderLines, Resources resources, WriterConfig config) {
        this.calls = calls;
        this.orderLines = orderLines;
        this.resources = resources;
        this.config = config;
    }

    /** The record that this intent may have made. */
    Found find(Mandate mandate, ResourceKey key, Intent intent) throws InterruptedException, SQLException {
        return find(mandate, key, intent, intent.at().minus(config.clockSkew()));
    }

    /** The record that keeps this one from being made, whenever that was made; it may have another code or date by now, then all are read. */
    Found findOwner(Mandate mandate, ResourceKey key, Intent intent) throws InterruptedException, SQLException {
        Found found = find(mandate, key, intent, Instant.EPOCH);
        return found instanceof Found.Nothing && key.type() != ResourceType.PRODUCT_COMPOSITIONS
                ? find(mandate, key, intent, Instant.EPOCH, List.of())
                : found;
    }

    /** A filter that is refused is done without: all records since then are read (Optiply reference, section 4.1: which filters work is not documented). */
    private Found find(Mandate mandate, ResourceKey key, Intent intent, Instant since)
            throws InterruptedException, SQLException {
        Found found = find(
                mandate,
                key,
                intent,
                since,
                filters(key.type(), intent.content().attributes(), since));
        return found instanceof Found.NoAnswer none && none.answer() instanceof Answer.Refused
                ? find(mandate, key, intent, since, List.of())
                : found;
    }

    private Found find(Mandate mandate, ResourceKey key, Intent intent, Instant since, List<Filter> filters)
            throws InterruptedException, SQLException {
        Found found = new Found.Nothing();
        for (int offset = 0; ; offset += PAGE) {
            int from = offset;
            Answer answer = calls.inTurn(mandate, access -> Call.list(key.type().path(), filters, "-id", from))
                    .answer();
            if (!(answer instanceof Ok ok)) {
                return new Found.NoAnswer(answer);
            }
            JsonNode data = ok.body().path("data");
            boolean older = false;
            for (JsonNode candidate : data) {
                older |= createdBefore(candidate, since) && key.type() != ResourceType.PRODUCT_COMPOSITIONS;
                switch (judged(mandate, key, intent.content(), candidate, since)) {
                    case Found.Record ours -> found = ours;
                    case Found.Nothing other -> {}
                    case Found.NoAnswer none -> {
                        return none;
                    }
                }
            }
            if (older || data.size() < PAGE) {
                return found;
            }
        }
    }

    /** Whether a candidate is ours; no answer when that cannot be told. */
    private Found judged(Mandate mandate, ResourceKey key, Content content, JsonNode candidate, Instant since)
            throws InterruptedException, SQLException {
        String id = candidate.path("id").asText();
        JsonNode read = candidate.path("attributes");
        if (key.type() == ResourceType.PRODUCT_COMPOSITIONS) {
            return found(samePair(content.attributes(), read), id, content, read);
        }
        if (createdBefore(candidate, since)
                || resources.isMapped(mandate.claim().scopeId(), key.type(), id)) {
            return new Found.Nothing();
        }
        List<String> remoteIds = RemoteIds.of(candidate).toList();
        if (!remoteIds.isEmpty()) {
            return found(remoteIds.contains(key.key()), id, content, read);
        }
        Attributes sent = content.attributes().present();
        boolean same = sent.confirmedBy(read).values().size() == sent.values().size();
        if (since.equals(Instant.EPOCH) || !same || content.lines().isEmpty()) {
            return found(same && !since.equals(Instant.EPOCH), id, content, read);
        }
        return switch (orderLines.read(mandate, id)) {
            case Lines.Known lines -> found(content.hasLines(lines.lines()), id, content, read);
            case Lines.NotTold none -> new Found.NoAnswer(none.answer());
        };
    }

    private static Found found(boolean ours, String id, Content content, JsonNode read) {
        return ours ? new Found.Record(id, content.attributes().confirmedBy(read)) : new Found.Nothing();
    }

    /** The pair is unique, so it is this one whoever made it. */
    private static boolean samePair(Attributes wanted, JsonNode read) {
        Attributes pair = wanted.without(List.of("partQuantity"));
        return pair.confirmedBy(read).values().size() == pair.values().size();
    }

    private static boolean createdBefore(JsonNode candidate, Instant since) {
        try {
            String created = candidate.path("attributes").path("createdAt").asText("");
            return !created.isEmpty() && Instant.parse(created).isBefore(since);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A comma in a value means "or" to the server's framework (Optiply reference, section 4.1), so such a value cannot be looked for. */
    private static List<Filter> filters(ResourceType type, Attributes sent, Instant since) {
        return switch (type) {
            case PRODUCTS -> {
                String code = String.valueOf(sent.get("skuCode"));
                yield List.of(
                        code.contains(",") || code.contains("*") || code.equals("null")
                                ? Filter.after("updatedAt", since)
                                : Filter.equal("skuCode", code));
            }
            case SELL_ORDERS -> List.of(Filter.equal("placed", sent.get("placed")));
            case PRODUCT_COMPOSITIONS ->
                List.of(
                        Filter.equal("composedProductId", sent.get("composedProductId")),
                        Filter.equal("partProductId", sent.get("partProductId")));
        };
    }
}
