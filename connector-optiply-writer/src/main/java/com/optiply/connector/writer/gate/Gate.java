package com.optiply.connector.writer.gate;

import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.writer.state.Remarks;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.Scopes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which types of records may be written: complete before sent. A missing stock row means zero only after all stock has been read; before that Optiply would plan
 * purchases on zeros. Bills of materials that are chosen later hold up compositions and new products only: what Optiply has goes on being kept right, all but what
 * rests on them.
 *
 * @param missing by type the streams whose first load has not been consumed
 */
public record Gate(Map<ResourceType, Set<String>> missing) {

    public Gate {
        missing = Map.copyOf(missing);
    }

    public boolean isOpen(ResourceType type) {
        return missing.getOrDefault(type, Set.of()).isEmpty();
    }

    /**
     * Looks, and remembers what has been passed. When that makes the bills of materials of a shop complete that was written without them, all is computed again.
     *
     * @param prefix in front of every topic's name
     */
    public static Gate look(Connection connection, Scope scope, String prefix, Instant vendorNow) throws SQLException {
        Settings settings = scope.settings().orElseThrow();
        boolean written = scope.productsSince().isPresent();
        Set<String> news = FirstLoads.pass(connection, scope.id(), prefix);
        Set<String> passed = FirstLoads.passed(connection, scope.id());
        Set<String> bills = Stream.words(Stream.ofCompositions(settings));
        if (written && passed.containsAll(bills) && !Collections.disjoint(news, bills)) {
            Remarks.request(connection, scope.id());
        }
        Map<ResourceType, Set<String>> missing = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            Set<String> closed = new TreeSet<>(Stream.words(Stream.behind(type, settings)));
            closed.removeAll(passed);
            if (written && type != ResourceType.PRODUCT_COMPOSITIONS) {
                closed.removeAll(bills);
            }
            missing.put(type, closed);
        }
        if (!written && missing.get(ResourceType.PRODUCTS).isEmpty()) {
            Scopes.productsComplete(connection, scope.id(), vendorNow);
        }
        return new Gate(missing);
    }

    /**
     * Whether the bills of materials of the chosen models have been consumed, as the caller's snapshot knows it: one that sees what {@link #look} marked for them sees
     * this too.
     */
    public static boolean hasBillsOfMaterials(Connection connection, Scope scope) throws SQLException {
        Set<String> bills = Stream.words(Stream.ofCompositions(scope.settings().orElseThrow()));
        return bills.isEmpty() || FirstLoads.passed(connection, scope.id()).containsAll(bills);
    }
}
