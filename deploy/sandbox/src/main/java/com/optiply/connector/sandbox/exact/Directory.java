package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.store.RowListener;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All apps, users and companies of the Exact stand-in. Thread-safe. */
public final class Directory {
    private final Map<String, App> apps = new ConcurrentHashMap<>();
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<Integer, Company> companies = new ConcurrentSkipListMap<>();

    private volatile RowListener listener = (company, action, before, after) -> {};

    public void add(App app) {
        apps.put(app.clientId(), app);
    }

    public void add(User user) {
        users.put(user.userName(), user);
    }

    /** Who is told of changes in companies that are added from now on. */
    public void listener(RowListener told) {
        this.listener = told;
    }

    public void add(Company company) {
        company.listener(listener);
        companies.put(company.division(), company);
    }

    public Optional<App> app(String clientId) {
        return Optional.ofNullable(apps.get(clientId));
    }

    public Optional<User> user(String userName) {
        return Optional.ofNullable(users.get(userName));
    }

    /** An app of a country's site. */
    public Optional<App> app(String clientId, String country) {
        return app(clientId).filter(app -> app.country().equals(country));
    }

    /** A user of a country's site. */
    public Optional<User> user(String userName, String country) {
        return user(userName).filter(user -> user.country().equals(country));
    }

    public Optional<Company> company(int division) {
        return Optional.ofNullable(companies.get(division));
    }

    /** All companies, by division. */
    public Collection<Company> companies() {
        return companies.values();
    }

    public void clear() {
        apps.clear();
        users.clear();
        companies.clear();
    }
}
