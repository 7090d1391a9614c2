package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.exact.App;
import com.optiply.connector.sandbox.exact.ExactState;
import com.optiply.connector.sandbox.exact.User;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.optiply.Account;
import com.optiply.connector.sandbox.optiply.OptiplyState;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Makes companies, apps, users and accounts with numbers that are the same after every reset. */
public final class Tenants {
    private static final int FIRST_DIVISION = 124_132;
    private static final int FIRST_ACCOUNT = 4_711;
    private static final int FIRST_COUPLING = 902;

    private final ExactState exact;
    private final OptiplyState optiply;
    private int made;

    public Tenants(ExactState exact, OptiplyState optiply) {
        this.exact = exact;
        this.optiply = optiply;
    }

    /** Numbers start anew. */
    public synchronized void reset() {
        made = 0;
    }

    /** A new tenant; with a sibling, it shares that one's app and user. */
    public synchronized Tenant create(Optional<Tenant> sibling, Optional<String> redirectUri, String country) {
        int number = made++;
        int division = FIRST_DIVISION + number;
        Company company = new Company(division);
        App app = sibling.map(Tenant::app)
                .orElseGet(() -> new App(
                        uuid("app " + number).toString(),
                        "secret-" + uuid("app secret " + number),
                        redirectUri,
                        country));
        User user = sibling.map(Tenant::user)
                .orElseGet(() -> new User(
                        uuid("user " + number),
                        "owner" + division + "@example.com",
                        "pass-" + uuid("password " + number),
                        country));
        user.divisions().add(division);
        exact.directory().add(app);
        exact.directory().add(user);
        exact.directory().add(company);
        Account account = new Account(
                FIRST_ACCOUNT + number,
                FIRST_COUPLING + number,
                new Account.Credentials(
                        "shop-" + division,
                        "secret-" + uuid("client secret " + number),
                        "api_imports_shop" + division + "_1",
                        "pass-" + uuid("optiply password " + number)));
        optiply.add(account);
        return new Tenant(company, app, user, account);
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(("sandbox " + name).getBytes(StandardCharsets.UTF_8));
    }
}
