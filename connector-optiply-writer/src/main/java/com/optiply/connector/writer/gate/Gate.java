package com.optiply.connector.writer.gate;

import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.Scopes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which types of records may be written: complete before sent. A missing stock row means zero only after all stock has been read; before that Optiply would plan
 * purchases on zeros.
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
     * Looks, and remembers what has been passed.
     *
     * @param prefix in front of every topic's name
     */
    public static Gate look(Connection connection, Scope scope, String prefix, Instant vendorNow) throws SQLException {
        Settings settings = scope.settings().orElseThrow();
        Set<String> passed = FirstLoads.passed(connection, scope.id(), prefix);
        Map<ResourceType, Set<String>> missing = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            Set<String> closed = new TreeSet<>();
            Stream.behind(type, settings).stream()
                    .map(Stream::word)
                    .filter(stream -> !passed.contains(stream))
                    .forEach(closed::add);
            missing.put(type, closed);
        }
        if (scope.productsSince().isEmpty()
                && missing.get(ResourceType.PRODUCTS).isEmpty()) {
            Scopes.productsComplete(connection, scope.id(), vendorNow);
        }
        return new Gate(missing);
    }
}
