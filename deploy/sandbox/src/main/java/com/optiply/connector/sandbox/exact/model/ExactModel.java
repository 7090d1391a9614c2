package com.optiply.connector.sandbox.exact.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All entities and stores, read once from the transcription of the reference. */
public final class ExactModel {
    private static final ExactModel STANDARD = ModelReader.read();

    private final Map<String, Entity> entities;
    private final Map<String, Entity> live;
    private final Map<String, StoreType> stores;
    private final Map<String, Entity> byLowerPath = new HashMap<>();

    ExactModel(Map<String, Entity> entities, Map<String, Entity> live, Map<String, StoreType> stores) {
        this.live = new LinkedHashMap<>(live);
        this.entities = new LinkedHashMap<>(entities);
        this.stores = new LinkedHashMap<>(stores);
        entities.forEach((path, entity) -> byLowerPath.put(path.toLowerCase(Locale.ROOT), entity));
    }

    /** The model of the reference. */
    public static ExactModel standard() {
        return STANDARD;
    }

    /** The entity at a path below the division; case matters (Exact reference §3.1). */
    public Optional<Entity> entity(String path) {
        return Optional.ofNullable(entities.get(path));
    }

    /** An entity with the properties that answers had in June 2026 beside those of the reference. */
    public Entity live(Entity entity) {
        return live.getOrDefault(entity.path(), entity);
    }

    /** The entity that {@code UserHasRights} means by an endpoint such as {@code Logistics/Items}. */
    public Optional<Entity> entityIgnoringCase(String path) {
        return Optional.ofNullable(byLowerPath.get(path.toLowerCase(Locale.ROOT)));
    }

    public Collection<Entity> entities() {
        return entities.values();
    }

    /** A store by its name in the admin API. */
    public Optional<StoreType> store(String name) {
        return Optional.ofNullable(stores.get(name));
    }

    /** A store that must exist. */
    public StoreType required(String name) {
        return store(name).orElseThrow(() -> new IllegalArgumentException("no store '" + name + "'"));
    }

    public Collection<StoreType> stores() {
        return stores.values();
    }
}
