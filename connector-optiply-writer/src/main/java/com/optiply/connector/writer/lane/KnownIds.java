package com.optiply.connector.writer.lane;

import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.reconcile.IdMap;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.FormerIds;
import com.optiply.connector.writer.state.FormerIds.Known;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Before the first record of a type is created, and when all ids of a type are gone, Optiply is asked which of our records it has. Nothing is posted on the word of an
 * empty table.
 */
@ApplicationScoped
class KnownIds {

    private static final Logger LOG = Logger.getLogger(KnownIds.class);

    private final Database database;
    private final IdMap idMap;

    KnownIds(Database database, IdMap idMap) {
        this.database = database;
        this.idMap = idMap;
    }

    /** @return whether records may be created; otherwise the lane has to come back */
    boolean learn(Lane lane) throws SQLException, InterruptedException {
        long id = lane.claim().scopeId();
        Map<ResourceType, Known> known = database.snapshot(connection -> FormerIds.known(connection, id));
        known.forEach((type, ids) -> {
            if (ids.any()) {
                lane.seesIds(type);
            }
        });
        List<ResourceType> unread = unread(lane, known);
        if (unread.isEmpty()) {
            return true;
        }
        if (lane.underWay() > 0) {
            return false;
        }
        askAgain(lane, known, unread);
        Optional<Scope> scope = database.snapshot(connection -> Scopes.find(connection, id));
        scope.ifPresent(lane::scope);
        for (ResourceType type : known.keySet()) {
            if (unread.contains(type) || !isRead(id, type)) {
                Optional<Answer> trouble = idMap.read(lane, type);
                if (trouble.isPresent()) {
                    lane.rest("ids-unread", trouble.get().message());
                    return false;
                }
                lane.formerIdsRead(type);
            }
        }
        return true;
    }

    /** Whether a record of the type may be created. A composition may as soon as its products may. */
    static boolean mayCreate(Connection connection, Lane lane, ResourceType type) throws SQLException {
        ResourceType read = type == ResourceType.PRODUCT_COMPOSITIONS ? ResourceType.PRODUCTS : type;
        return mayCreate(
                lane, read, FormerIds.known(connection, lane.claim().scopeId()).get(read));
    }

    private static boolean mayCreate(Lane lane, ResourceType type, Known known) {
        return known.read() && (known.any() || (lane.hasFormerIdsRead(type) && !lane.hasSeenIds(type)));
    }

    /** Where there is nothing to create, a type without ids is as it should be. */
    private static List<ResourceType> unread(Lane lane, Map<ResourceType, Known> known) {
        return known.entrySet().stream()
                .filter(one -> !one.getValue().read()
                        || (one.getValue().rows() && !mayCreate(lane, one.getKey(), one.getValue())))
                .map(Entry::getKey)
                .toList();
    }

    /** What was read before, and has no id now. */
    private void askAgain(Lane lane, Map<ResourceType, Known> known, List<ResourceType> unread) throws SQLException {
        long id = lane.claim().scopeId();
        List<ResourceType> again =
                unread.stream().filter(type -> known.get(type).read()).toList();
        if (again.isEmpty()) {
            return;
        }
        LOG.infof(
                "tenant=%s none of %s has an id, Optiply is asked for them",
                lane.scope().tenant(), again);
        boolean nothing = known.values().stream().noneMatch(Known::any);
        database.write(connection -> {
            if (nothing) {
                FormerIds.readAgain(connection, id);
            } else {
                for (ResourceType type : again) {
                    FormerIds.readAgain(connection, id, type);
                }
            }
            return null;
        });
    }

    private boolean isRead(long scopeId, ResourceType type) throws SQLException {
        return database.snapshot(connection -> FormerIds.known(connection, scopeId))
                .get(type)
                .read();
    }
}
