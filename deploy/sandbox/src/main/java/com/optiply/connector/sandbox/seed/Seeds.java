package com.optiply.connector.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.exact.ExactState;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.store.PropertyJson;
import com.optiply.connector.sandbox.exact.store.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
            Tenant tenant = tenants.create(sibling, request.redirectUri(), request.country());
            Tenant owner = sibling.isPresent() && number >= request.licences()
                    ? sown.get(number % request.licences())
                    : tenant;
            CompanyRows rows = new CompanyRows(
                    tenant.company().division(), owner.company().division(), exact.clock(), request.country());
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
                Warehouses.company(rows, "Company");
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

    /** What is referred to comes first, so that copies such as ItemCode can be made. */
    private void insert(Company company, JsonNode given) {
        given.fieldNames().forEachRemaining(name -> exact.model().required(name));
        Map<StoreType, Set<Object>> withTotals = new LinkedHashMap<>();
        for (StoreType type : exact.model().stores()) {
            if (given.has(type.name())) {
                List<JsonNode> rows = new ArrayList<>();
                given.get(type.name()).forEach(rows::add);
                if (type.group().isPresent()) {
                    rows.sort(Comparator.comparing(row -> row.path("LineNumber").asInt(row.has("Item") ? 1 : 0)));
                }
                withTotals.put(type, insert(company, type, rows));
            }
        }
        withTotals.forEach((type, complete) -> {
            if (type.property("AmountFCExclVat").isPresent()) {
                exact.changes().completeTotals(company, type, complete);
            }
        });
    }

    /** The ids of the rows that were given with their totals. */
    private Set<Object> insert(Company company, StoreType type, List<JsonNode> given) {
        List<Row> inserted = exact.changes()
                .loadPartial(
                        company,
                        type,
                        given.stream().map(row -> PropertyJson.read(type, row)).toList());
        Set<Object> complete = new HashSet<>();
        for (int at = 0; at < given.size(); at++) {
            if (given.get(at).has("AmountFCExclVat")) {
                complete.add(inserted.get(at).id());
            }
        }
        return complete;
    }
}
