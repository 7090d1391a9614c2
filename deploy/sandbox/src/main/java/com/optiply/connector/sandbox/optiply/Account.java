package com.optiply.connector.sandbox.optiply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One webshop: its credentials and its records. Whoever reads or changes records holds its monitor. */
public final class Account {
    private static final int KEPT_WRITES = 200;

    private final long id;
    private final long couplingId;
    private final Credentials credentials;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, List<Write>> history = new HashMap<>();
    private long second;
    private int callsThisSecond;

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

    Table table(String type) {
        return tables.get(type);
    }

    Optional<Table> tableOf(String type) {
        return Optional.ofNullable(tables.get(type));
    }

    void remember(String type, long resource, Write write) {
        List<Write> writes = history.computeIfAbsent(type + " " + resource, key -> new ArrayList<>(2));
        if (writes.size() < KEPT_WRITES) {
            writes.add(write);
        }
    }

    /** The writes of one record, oldest first, also after its deletion. */
    synchronized List<Write> history(String type, long resource) {
        return List.copyOf(history.getOrDefault(type + " " + resource, List.of()));
    }

    /** Counts a request of this real second; false when there were more than the limit. */
    synchronized boolean within(int limit, Instant now) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            callsThisSecond = 0;
        }
        callsThisSecond++;
        return callsThisSecond <= limit;
    }
}
