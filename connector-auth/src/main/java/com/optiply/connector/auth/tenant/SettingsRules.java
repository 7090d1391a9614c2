package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.ItemKind;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.WarehouseChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns the choices entered into settings: defaults filled in, contradictions refused. Equal choices give equal settings. */
final class SettingsRules {

    private static final List<String> DEFAULT_WAREHOUSE = List.of("1");

    private SettingsRules() {}

    /**
     * @param prefix of field names in errors, for instance {@code settings.}; empty when the body is the settings
     * @throws ProblemException naming each field that contradicts another
     */
    static Settings settings(SettingsBody body, String prefix) {
        if (body == null) {
            return settings(new SettingsBody(null, null, null, null, null, null, null, null), prefix);
        }
        Map<String, Duration> intervals = Objects.requireNonNullElse(body.intervals(), Map.of());
        PollingPlan.refuseOdd(intervals, prefix + "intervals");
        Settings settings = new Settings(
                warehouses(body.warehouses(), prefix + "warehouses.codes"),
                Objects.requireNonNullElse(body.salesSource(), SalesSource.ORDERS),
                body.salesHistoryFrom(),
                compositions(body.compositions()),
                Objects.requireNonNullElse(body.currency(), "EUR"),
                intervals,
                kinds(body.itemKinds(), prefix + "itemKinds"),
                body.onDemandItems());
        refuseTooMuch(settings, prefix + "intervals");
        return settings;
    }

    private static void refuseTooMuch(Settings settings, String field) {
        Finding plan = CallPlanRule.judge(List.of(settings));
        if (!plan.passed()) {
            throw wrong(
                    field,
                    plan.problems().getFirst().message(),
                    plan.problems().getFirst().remedy());
        }
    }

    private static WarehouseChoice warehouses(SettingsBody.Warehouses chosen, String field) {
        if (chosen == null) {
            return new WarehouseChoice(WarehouseChoice.Mode.DEFAULT, DEFAULT_WAREHOUSE);
        }
        List<String> codes = chosen.codes() == null
                ? List.of()
                : chosen.codes().stream().map(String::strip).toList();
        return switch (chosen.mode()) {
            case DEFAULT -> {
                if (!codes.isEmpty() && !codes.equals(DEFAULT_WAREHOUSE)) {
                    throw wrong(
                            field, "names warehouses, but mode is default", "Leave codes out, or set mode to codes");
                }
                yield new WarehouseChoice(WarehouseChoice.Mode.DEFAULT, DEFAULT_WAREHOUSE);
            }
            case GLOBAL -> {
                if (!codes.isEmpty()) {
                    throw wrong(field, "names warehouses, but mode is global", "Leave codes out, or set mode to codes");
                }
                yield new WarehouseChoice(WarehouseChoice.Mode.GLOBAL, List.of());
            }
            case CODES -> {
                if (codes.isEmpty()) {
                    throw wrong(field, "is empty, but mode is codes", "Name at least one warehouse");
                }
                refuseRepeated(codes, field);
                yield new WarehouseChoice(WarehouseChoice.Mode.CODES, codes);
            }
        };
    }

    private static void refuseRepeated(List<String> codes, String field) {
        Set<String> seen = new HashSet<>();
        List<FieldProblem> repeated = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            if (!seen.add(codes.get(i))) {
                repeated.add(new FieldProblem(field + "[" + i + "]", "names a warehouse twice", "Name each code once"));
            }
        }
        if (!repeated.isEmpty()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST, "A warehouse is named twice.", repeated);
        }
    }

    private static List<CompositionModel> compositions(List<CompositionModel> chosen) {
        return chosen == null ? List.of() : chosen.stream().distinct().sorted().toList();
    }

    private static List<ItemKind> kinds(List<ItemKind> chosen, String field) {
        if (chosen == null) {
            return Settings.USUAL_KINDS;
        }
        if (chosen.isEmpty()) {
            throw wrong(field, "names no kind of items", "Name at least one of purchase, make, other; or leave it out");
        }
        return chosen.stream().distinct().sorted().toList();
    }

    private static ProblemException wrong(String field, String message, String remedy) {
        return ProblemException.field(ProblemKind.INVALID_REQUEST, field, message, remedy);
    }
}
