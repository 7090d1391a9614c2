package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** All that the Optiply stand-in remembers. Thread-safe. */
public final class OptiplyState {
    private final SandboxClock clock;
    private final Switches switches;
    private final Map<Long, Account> accounts = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicLong> ids = new ConcurrentHashMap<>();
    private final Tokens tokens;

    public OptiplyState(SandboxClock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
        this.tokens = new Tokens(clock, switches);
    }

    SandboxClock clock() {
        return clock;
    }

    Switches switches() {
        return switches;
    }

    Tokens tokens() {
        return tokens;
    }

    public void add(Account account) {
        accounts.put(account.id(), account);
    }

    public Optional<Account> account(long id) {
        return Optional.ofNullable(accounts.get(id));
    }

    public Collection<Account> accounts() {
        return accounts.values();
    }

    /** The next id of a type; ids are shared by all accounts. */
    long nextId(ResourceType type) {
        return ids.computeIfAbsent(type.name(), name -> new AtomicLong(type.firstId()))
                .getAndIncrement();
    }

    /** Forgets everything. */
    public void clear() {
        accounts.clear();
        ids.clear();
        tokens.clear();
    }
}
