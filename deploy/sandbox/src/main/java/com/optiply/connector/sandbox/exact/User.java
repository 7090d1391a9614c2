package com.optiply.connector.sandbox.exact;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;

/** An Exact user, the companies they can open and what they may not read. */
public final class User {
    private final UUID id;
    private final String userName;
    private final String password;
    private final String country;
    private final Set<Integer> divisions = new ConcurrentSkipListSet<>();
    private final Set<String> deniedStores = new ConcurrentSkipListSet<>();
    private final Set<String> readOnlyStores = new ConcurrentSkipListSet<>();
    private volatile Optional<String> refusal = Optional.empty();

    /** A user of one country's site, see {@link Site#country()}. */
    public User(UUID id, String userName, String password, String country) {
        this.country = country;
        this.id = id;
        this.userName = userName;
        this.password = password;
    }

    public UUID id() {
        return id;
    }

    public String country() {
        return country;
    }

    public String userName() {
        return userName;
    }

    public boolean hasPassword(String candidate) {
        return password.equals(candidate);
    }

    public String password() {
        return password;
    }

    /** The companies this user can open; may be added to. */
    public Set<Integer> divisions() {
        return divisions;
    }

    /** Names of stores of which this user sees nothing (Exact reference §1.6); may be changed. */
    public Set<String> deniedStores() {
        return deniedStores;
    }

    /** Names of stores that this user may read and not manage; may be changed. */
    public Set<String> readOnlyStores() {
        return readOnlyStores;
    }

    /** Whether the user may create, change and delete rows of a store. */
    public boolean manages(String store) {
        return !deniedStores.contains(store) && !readOnlyStores.contains(store);
    }

    /** The {@code Reason} with which all calls are refused, such as BlockedUser. */
    public Optional<String> refusal() {
        return refusal;
    }

    public void refusal(Optional<String> reason) {
        this.refusal = reason;
    }

    @Override
    public String toString() {
        return "User[" + userName + "]";
    }
}
