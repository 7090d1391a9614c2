package com.optiply.connector.auth.connect;

import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.auth.tenant.Company;
import com.optiply.connector.auth.tenant.ExactAppBody;
import com.optiply.connector.auth.tenant.Onboarding;
import com.optiply.connector.auth.tenant.SettingsBody;
import com.optiply.connector.auth.tenant.TenantRow;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.WarehouseChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes what a merchant has sent with a form to where the API would take it. */
@ApplicationScoped
class StepForms {

    private static final String ACTOR = "merchant";

    private final Progress progress;
    private final Company company;
    private final Onboarding onboarding;

    StepForms(Progress progress, Company company, Onboarding onboarding) {
        this.progress = progress;
        this.company = company;
        this.onboarding = onboarding;
    }

    /** Whether a step can be worked on: those done and the next one. */
    boolean isOpen(TenantRow tenant, Step step) {
        Set<Step> confirmed = progress.confirmed(tenant);
        return step.isDone(tenant, confirmed)
                || Step.next(tenant, confirmed).filter(step::equals).isPresent();
    }

    /** Where the merchant goes on: the next step, or the home page when there is none, or when it is the consent, which wants a word first. */
    String after(Visit visit) {
        return Step.next(visit.tenant(), progress.confirmed(visit.tenant()))
                .filter(step -> step != Step.EXACT)
                .map(visit::path)
                .orElse(visit.home());
    }

    /** @throws ProblemException when it cannot be taken; nothing is changed then */
    TenantRow take(TenantRow tenant, Step step, MultivaluedMap<String, String> form) {
        TenantRow changed =
                switch (step) {
                    case APP -> app(tenant, form);
                    case COMPANY -> company(tenant, form);
                    case WAREHOUSES, SALES, COMPOSITIONS ->
                        company.change(tenant.tenantId(), settings(tenant, step, form), ACTOR);
                    case EXACT, CHECKS -> tenant;
                };
        progress.confirm(changed, step);
        return changed;
    }

    private TenantRow app(TenantRow tenant, MultivaluedMap<String, String> form) {
        String clientId = text(form, "clientId");
        String country = text(form, "country");
        String secret = text(form, "clientSecret");
        if (clientId.isEmpty()) {
            throw ProblemException.field(
                    ProblemKind.INVALID_REQUEST, "clientId", "is missing", "Copy it from the App Centre");
        }
        boolean same =
                tenant.exactClientId().equals(clientId) && tenant.country().equals(country);
        if (same && secret.isEmpty()) {
            return tenant;
        }
        return onboarding.changeApp(tenant.tenantId(), new ExactAppBody(country, clientId, Secret.of(secret)), ACTOR);
    }

    private TenantRow company(TenantRow tenant, MultivaluedMap<String, String> form) {
        String pasted = text(form, "pasted");
        return company.choose(tenant.tenantId(), pasted.isEmpty() ? text(form, "division") : pasted, ACTOR);
    }

    private static SettingsBody settings(TenantRow tenant, Step step, MultivaluedMap<String, String> form) {
        SettingsBody now = SettingsBody.of(tenant.settings());
        return switch (step) {
            case WAREHOUSES -> now.with(warehouses(form));
            case SALES ->
                now.with(word(SalesSource.values(), text(form, "source"), "salesSource"), date(text(form, "from")));
            case COMPOSITIONS ->
                now.with(form.getOrDefault("model", List.of()).stream()
                        .map(model -> word(CompositionModel.values(), model, "compositions"))
                        .toList());
            case APP, EXACT, COMPANY, CHECKS -> now;
        };
    }

    private static SettingsBody.Warehouses warehouses(MultivaluedMap<String, String> form) {
        WarehouseChoice.Mode mode = word(WarehouseChoice.Mode.values(), text(form, "mode"), "mode");
        if (mode != WarehouseChoice.Mode.CODES) {
            return new SettingsBody.Warehouses(mode, List.of());
        }
        List<String> typed = Arrays.stream(text(form, "codes").split("[,;\\s]+"))
                .filter(code -> !code.isEmpty())
                .toList();
        List<String> ticked = form.getOrDefault("code", List.of());
        return new SettingsBody.Warehouses(mode, ticked.isEmpty() ? typed : ticked);
    }

    private static LocalDate date(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.field(
                    ProblemKind.INVALID_REQUEST,
                    "salesHistoryFrom",
                    "is no date",
                    "Give a day such as 2026-01-31, or leave it empty");
        }
    }

    private static <E extends Enum<E>> E word(E[] all, String word, String field) {
        return Arrays.stream(all)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.field(
                        ProblemKind.INVALID_REQUEST, field, "is not chosen", "Choose one of the options"));
    }

    private static String text(MultivaluedMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value.strip();
    }
}
