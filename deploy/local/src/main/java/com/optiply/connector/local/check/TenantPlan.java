package com.optiply.connector.local.check;

import com.optiply.connector.local.onboarding.TenantSettings;
import com.optiply.connector.local.oracle.Choice;
import com.optiply.connector.local.oracle.Choice.Model;
import com.optiply.connector.local.oracle.Choice.Sales;
import com.optiply.connector.local.oracle.HandWritten;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant of the check before it exists.
 *
 * @param id          its id
 * @param settings    as given to the API
 * @param choice      the same for the oracle
 * @param handWritten name of the settings in the hand-written file; empty for a company with the real sales
 * @param minimum     what must at least be in Optiply after the first load
 */
public record TenantPlan(
        String id, TenantSettings settings, Choice choice, Optional<String> handWritten, Minimum minimum) {

    /** The name of the tenant in which changes are made. */
    static final String CHANGED = "retail-one";

    private static final List<String> BOTH = List.of("manufacturing", "assembly");
    private static final Minimum RETAIL = Minimum.of(500, 30, 35, 450);

    /** Each setting at least once: orders and invoices; one, two and all warehouses; compositions on (either model) and off. */
    static List<TenantPlan> full() {
        List<TenantPlan> plans = new ArrayList<>(small());
        plans.add(new TenantPlan(
                "retail-two",
                new TenantSettings("codes", List.of("1", "2"), "orders", List.of()),
                new Choice(Set.of("1", "2"), Sales.ORDERS, Set.of()),
                Optional.empty(),
                Minimum.of(500, 0, 40, 600)));
        plans.add(new TenantPlan(
                "retail-all",
                new TenantSettings("global", List.of(), "invoices", List.of("assembly")),
                new Choice(Set.of(), Sales.INVOICES, Set.of(Model.ASSEMBLY)),
                Optional.empty(),
                Minimum.of(500, 15, 45, 750)));
        return plans;
    }

    /** The hand-written cases and one company with the real sales. */
    static List<TenantPlan> small() {
        return List.of(
                new TenantPlan(
                        CHANGED,
                        new TenantSettings("default", List.of(), "orders", BOTH),
                        new Choice(Set.of("1"), Sales.ORDERS, Set.of(Model.values())),
                        Optional.empty(),
                        RETAIL),
                new TenantPlan(
                        "cases-one",
                        new TenantSettings("default", List.of(), "orders", BOTH),
                        new Choice(Set.of("1"), Sales.ORDERS, Set.of(Model.values())),
                        Optional.of("one"),
                        Minimum.of(30, 7, 15, 15)),
                new TenantPlan(
                        "cases-two",
                        new TenantSettings("codes", List.of("1", "2"), "invoices", List.of()),
                        new Choice(Set.of("1", "2"), Sales.INVOICES, Set.of()),
                        Optional.of("two"),
                        Minimum.of(30, 0, 4, 5)),
                new TenantPlan(
                        "cases-all",
                        new TenantSettings("global", List.of(), "orders", List.of("assembly")),
                        new Choice(Set.of(), Sales.ORDERS, Set.of(Model.ASSEMBLY)),
                        Optional.of("all"),
                        Minimum.of(30, 3, 15, 15)));
    }

    /** One company with the real sales and the default settings, to look at. */
    public static TenantPlan demo() {
        return new TenantPlan(
                "demo",
                new TenantSettings("default", List.of(), "orders", BOTH),
                new Choice(Set.of("1"), Sales.ORDERS, Set.of(Model.values())),
                Optional.empty(),
                RETAIL);
    }

    /** @return what the sandbox is asked to make up */
    public Map<String, Object> seed(HandWritten cases) {
        return handWritten.isPresent()
                ? Map.of("name", "oracle-cases", "rows", cases.rows())
                : Map.of("name", "online-retail", "tenants", 1);
    }
}
