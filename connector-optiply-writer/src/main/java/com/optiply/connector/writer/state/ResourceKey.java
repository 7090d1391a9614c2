package com.optiply.connector.writer.state;

import java.util.Comparator;

/** Which record of which scope, by Exact's ids. */
public record ResourceKey(long scopeId, ResourceType type, String key) {

    /** The order in which rows of resources are touched by everybody, so that nobody deadlocks. */
    public static final Comparator<ResourceKey> ORDER = Comparator.comparing(
                    (ResourceKey key) -> key.type().path())
            .thenComparingLong(ResourceKey::scopeId)
            .thenComparing(ResourceKey::key);
}
