package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.ExactApp;
import com.optiply.connector.auth.optiply.OptiplyCredentials;
import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.tenant.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What an operator says about a tenant when creating it, secrets included. Two equal contents are the same request. */
record TenantContent(
        TenantId id,
        String name,
        Optional<String> email,
        Language language,
        ExactApp app,
        Settings settings,
        OptiplyCredentials optiply) {

    static TenantContent of(NewTenant body, ExactApp app) {
        ContactBody contact = body.contact() == null ? new ContactBody(null, null) : body.contact();
        return new TenantContent(
                new TenantId(body.id()),
                body.name().strip(),
                Optional.ofNullable(contact.email()),
                Objects.requireNonNullElse(contact.language(), Language.EN),
                app,
                SettingsRules.settings(body.settings(), "settings."),
                body.optiply().credentials());
    }

    /** The fields in which the other content differs, without telling how. */
    List<FieldProblem> differences(TenantContent other) {
        List<FieldProblem> found = new ArrayList<>();
        compare(found, "name", name, other.name, "");
        compare(found, "contact.email", email, other.email, "");
        compare(found, "contact.language", language, other.language, "");
        // A request without an app leaves it to the merchant, so whatever the merchant has entered is no difference.
        if (other.app.isEntered()) {
            compare(found, "exact.country", app.country(), other.app.country(), "exact-app");
            compare(found, "exact.clientId", app.clientId(), other.app.clientId(), "exact-app");
            compare(found, "exact.clientSecret", app.clientSecret(), other.app.clientSecret(), "exact-app");
        }
        Settings mine = settings;
        Settings others = other.settings;
        compare(found, "settings.warehouses", mine.warehouses(), others.warehouses(), "settings");
        compare(found, "settings.salesSource", mine.salesSource(), others.salesSource(), "settings");
        compare(found, "settings.salesHistoryFrom", mine.salesHistoryFrom(), others.salesHistoryFrom(), "settings");
        compare(found, "settings.compositions", mine.compositions(), others.compositions(), "settings");
        compare(found, "settings.currency", mine.currency(), others.currency(), "settings");
        compare(found, "settings.intervals", mine.intervals(), others.intervals(), "settings");
        compare(found, "settings.itemKinds", mine.itemKinds(), others.itemKinds(), "settings");
        compare(found, "settings.onDemandItems", mine.onDemandItems(), others.onDemandItems(), "settings");
        compare(found, "optiply.accountId", optiply.accountId(), other.optiply.accountId(), "optiply");
        compare(found, "optiply.couplingId", optiply.couplingId(), other.optiply.couplingId(), "optiply");
        compare(found, "optiply.clientId", optiply.clientId(), other.optiply.clientId(), "optiply");
        compare(found, "optiply.clientSecret", optiply.clientSecret(), other.optiply.clientSecret(), "optiply");
        compare(found, "optiply.username", optiply.username(), other.optiply.username(), "optiply");
        compare(found, "optiply.password", optiply.password(), other.optiply.password(), "optiply");
        return List.copyOf(found);
    }

    private void compare(List<FieldProblem> found, String field, Object mine, Object others, String resource) {
        if (!Objects.equals(mine, others)) {
            String remedy = resource.isEmpty()
                    ? "Use another id for another tenant"
                    : "To change this tenant: PUT /api/v1/tenants/%s/%s; for another tenant use another id"
                            .formatted(id.value(), resource);
            found.add(new FieldProblem(field, "differs from what is stored", remedy));
        }
    }
}
