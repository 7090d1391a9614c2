package com.optiply.connector.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.exact.ExactState;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.store.PropertyJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds companies with data. */
public final class Seeds {
    private final ExactState exact;
    private final Tenants tenants;

    public Seeds(ExactState exact, Tenants tenants) {
        this.exact = exact;
        this.tenants = tenants;
    }

    /** Adds the companies of a request; {@link IllegalArgumentException} for an unknown seed, store or property. */
    public List<Tenant> sow(SeedRequest request) {
        if (!Set.of("online-retail", "generated", "oracle-cases", "empty").contains(request.name())) {
            throw new IllegalArgumentException(
                    "unknown seed '" + request.name() + "'; use online-retail, generated, oracle-cases or empty");
        }
        JsonNode given = givenRows(request);
        List<Tenant> sown = new ArrayList<>();
        for (int number = 0; number < request.tenants(); number++) {
            Optional<Tenant> sibling =
                    request.shareUser() && !sown.isEmpty() ? Optional.of(sown.getFirst()) : Optional.empty();
            Tenant tenant = tenants.create(sibling, request.redirectUri());
            CompanyRows rows = new CompanyRows(tenant.company().division(), exact.clock());
            fill(rows, request, given);
            exact.changes().load(tenant.company(), rows.inOrderOfChange());
            insert(tenant.company(), given);
            sown.add(tenant);
        }
        return sown;
    }

    private static void fill(CompanyRows rows, SeedRequest request, JsonNode given) {
        switch (request.name()) {
            case "online-retail" -> OnlineRetail.fill(rows);
            case "generated" -> Generated.fill(rows, request);
            default -> {
                Warehouses.company(rows, "Company " + rows.division());
                if (!given.has("Warehouses")) {
                    Warehouses.add(rows);
                }
            }
        }
    }

    /** The rows of the request; those of {@code oracle-cases} come from its resource when the request has none. */
    private static JsonNode givenRows(SeedRequest request) {
        if (request.rows().isMissingNode() && request.name().equals("oracle-cases")) {
            return PropertyJson.resource("/oracle-cases.json").path("rows");
        }
        return request.rows();
    }

    private void insert(Company company, JsonNode given) {
        Map<StoreType, Set<Object>> withTotals = new java.util.LinkedHashMap<>();
        // What is referred to comes first, so that copies such as ItemCode can be made.
        for (StoreType type : exact.model().stores()) {
            if (!given.has(type.name())) {
                continue;
            }
            List<Map<Property, Object>> rows = new ArrayList<>();
            Set<Object> complete = new HashSet<>();
            for (JsonNode row : given.get(type.name())) {
                Map<Property, Object> values = PropertyJson.read(type, row);
                rows.add(values);
                if (row.has("AmountFCExclVat")) {
                    complete.add(values.get(type.id()));
                }
            }
            exact.changes().loadPartial(company, type, rows);
            withTotals.put(type, complete);
        }
        given.fieldNames().forEachRemaining(name -> exact.model().required(name));
        withTotals.forEach((type, complete) -> {
            if (type.property("AmountFCExclVat").isPresent()) {
                exact.changes().completeTotals(company, type, complete);
            }
        });
    }
}
