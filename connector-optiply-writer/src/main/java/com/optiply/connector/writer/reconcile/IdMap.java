package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.FormerIds;
import com.optiply.connector.writer.state.FormerIds.Former;
import com.optiply.connector.writer.state.ResourceType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Learns from Optiply itself which records it has for which of our keys, before anything is created: records of an earlier connection, of a lost database, of a
 * truncated table are taken over and not made a second time. Compositions are not read, their pair is unique and a second POST is refused.
 */
@ApplicationScoped
public class IdMap {

    private static final List<ResourceType> BY_REMOTE_ID = List.of(ResourceType.PRODUCTS, ResourceType.SELL_ORDERS);

    private final Listing listing;
    private final Database database;

    IdMap(Listing listing, Database database) {
        this.listing = listing;
        this.database = database;
    }

    /**
     * Puts what is found aside under the account; a resource without an id takes it up when it is looked at.
     *
     * @return empty when all was read, otherwise the answer that kept it from that
     */
    public Optional<Answer> read(Mandate mandate) throws InterruptedException, SQLException {
        List<Former> all = new ArrayList<>();
        for (ResourceType type : BY_REMOTE_ID) {
            Optional<Answer> trouble = listing.each(mandate, type.path(), row -> all.addAll(formers(type, row)));
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        database.write(connection -> {
            FormerIds.store(connection, mandate.claim().scopeId(), all);
            return null;
        });
        return Optional.empty();
    }

    /** A record may carry a remote id of each coupling; which of them is ours is not told. */
    static List<Former> formers(ResourceType type, JsonNode row) {
        return RemoteIds.of(row)
                .map(key -> new Former(type, key, row.path("id").asText()))
                .toList();
    }
}
