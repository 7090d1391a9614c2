package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.IdReading;
import com.optiply.connector.writer.state.IdReading.Former;
import com.optiply.connector.writer.state.Nameless;
import com.optiply.connector.writer.state.ResourceType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Learns from Optiply itself which records it has for which of our keys, before anything is created: records of an earlier connection, of a lost database, of a
 * truncated table are taken over and not made a second time. Compositions are not read, their pair is unique and a second POST is refused.
 */
@ApplicationScoped
public class IdMap {

    private final Listing listing;
    private final Database database;

    IdMap(Listing listing, Database database) {
        this.listing = listing;
        this.database = database;
    }

    /**
     * Puts what is found aside under the account, page by page; a resource without an id takes it up when it is looked at. Goes on where it ended the last time.
     *
     * @param type products or sell orders
     * @return empty when all was read, otherwise the answer that kept it from that
     */
    public Optional<Answer> read(Mandate mandate, ResourceType type) throws InterruptedException, SQLException {
        long scope = mandate.claim().scopeId();
        IdReading reading = database.write(connection -> IdReading.open(connection, scope, type));
        boolean left = reading.after().isEmpty();
        while (left) {
            left = database.write(reading::clear);
        }
        Optional<Answer> trouble = listing.<SQLException>pages(
                mandate,
                type.path(),
                reading.after(),
                (page, next) -> database.write(connection -> {
                    reading.keep(connection, formers(page), nameless(type, page), next);
                    return null;
                }));
        if (trouble.isEmpty()) {
            database.write(connection -> {
                reading.complete(connection);
                return null;
            });
        }
        return trouble;
    }

    /** A record may carry a remote id of each coupling; which of them is ours is not told. */
    static List<Former> formers(List<JsonNode> page) {
        return page.stream()
                .flatMap(row -> RemoteIds.of(row)
                        .map(key -> new Former(key, row.path("id").asText())))
                .toList();
    }

    /** Records that a program made without saying for which key. */
    private static List<Nameless> nameless(ResourceType type, List<JsonNode> page) {
        return page.stream()
                .filter(row -> RemoteIds.of(row).findAny().isEmpty()
                        && row.path("attributes").path("createdFromPublicApi").asBoolean(true))
                .flatMap(row -> Namesakes.mark(type, row.path("attributes")).stream()
                        .map(mark -> new Nameless(row.path("id").asText(), mark)))
                .toList();
    }
}
