package com.optiply.connector.sandbox.optiply;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One webshop: its credentials and its records. Whoever reads or changes records holds its monitor. */
public final class Account {
    private static final int KEPT_WRITES = 200;
    private static final Instant OPENED = Instant.parse("2020-01-01T00:00:00Z");

    /** Within a stale call: the tables of then by account. */
    static final ScopedValue<Map<Long, Map<String, Table>>> FROZEN = ScopedValue.newInstance();

    private final long id;
    private final long couplingId;
    private final Credentials credentials;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, ArrayDeque<Write>> history = new HashMap<>();
    private final Quota second = new Quota();
    private final Quota day = new Quota();

    /** What a client needs for a token. */
    public record Credentials(String clientId, String clientSecret, String userName, String password) {
        @Override
        public String toString() {
            return "Credentials[" + userName + "]";
        }
    }

    /** A write as it was asked for. */
    public record Write(Instant at, String method, Map<String, Object> attributes) {}

    public Account(long id, long couplingId, Credentials credentials) {
        this.id = id;
        this.couplingId = couplingId;
        this.credentials = credentials;
        ResourceType.all().values().forEach(type -> tables.put(type.name(), new Table(type)));
        UUID webshop = UUID.nameUUIDFromBytes(("webshop " + id).getBytes(StandardCharsets.UTF_8));
        Map<String, Object> name = Map.of("name", "Webshop " + id);
        tables.get("accounts").put(new Resource(id, webshop, name, Map.of(), OPENED, OPENED));
    }

    public long id() {
        return id;
    }

    public long couplingId() {
        return couplingId;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** The records of a type, or within a stale call those of then. */
    Table table(String type) {
        Map<String, Table> then = FROZEN.isBound() ? FROZEN.get().getOrDefault(id, tables) : tables;
        return then.get(type);
    }

    Optional<Table> tableOf(String type) {
        return Optional.ofNullable(tables.get(type));
    }

    /** The records as they are now; they never change. */
    synchronized Map<String, Table> frozen() {
        Map<String, Table> copies = new LinkedHashMap<>();
        tables.forEach((name, table) -> copies.put(name, table.copy()));
        return copies;
    }

    void remember(String type, long resource, Write write) {
        ArrayDeque<Write> writes = history.computeIfAbsent(type + " " + resource, key -> new ArrayDeque<>(2));
        if (writes.size() == KEPT_WRITES) {
            writes.removeFirst();
        }
        writes.add(write);
    }

    /** The newest writes of one record, oldest first, also after its deletion. */
    synchronized List<Write> history(String type, long resource) {
        return List.copyOf(history.getOrDefault(type + " " + resource, new ArrayDeque<>()));
    }

    /** Requests of this real second. */
    Quota second() {
        return second;
    }

    /** Requests of this UTC day of the vendor. */
    Quota day() {
        return day;
    }
}
