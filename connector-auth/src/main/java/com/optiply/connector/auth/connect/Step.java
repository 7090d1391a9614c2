package com.optiply.connector.auth.connect;

import com.optiply.connector.auth.tenant.State;
import com.optiply.connector.auth.tenant.TenantRow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The merchant's steps in the order of the pages. They hold the ten steps by which the integration was set up by hand, from a guide: 1–6 the app, 7 warehouses, 8
 * company, 9 sales, 10 compositions; 7 and 8 have changed places here, because the warehouses can be listed only when the company is known.
 */
enum Step {
    /** Guide 1–6: redirect URL, App Centre, name, client id and secret. */
    APP("1–6"),
    /** Consent at Exact. */
    EXACT("6"),
    /** Guide 8. */
    COMPANY("7"),
    /** Guide 7. */
    WAREHOUSES("8"),
    /** Guide 9. */
    SALES("9"),
    /** Guide 10. */
    COMPOSITIONS("10"),
    /** The checks, and the closing step. */
    CHECKS("");

    private final String numbers;

    Step(String numbers) {
        this.numbers = numbers;
    }

    /** Its name in addresses, forms and texts. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Numbers of the guide as the merchant sees them, empty for none. */
    String numbers() {
        return numbers;
    }

    /** @param confirmed the choices the merchant has confirmed */
    boolean isDone(TenantRow tenant, Set<Step> confirmed) {
        return switch (this) {
            case APP -> tenant.hasApp();
            case EXACT -> tenant.grant().isPresent() && tenant.state() != State.NEEDS_CONSENT;
            case COMPANY -> tenant.division().isPresent();
            case WAREHOUSES, SALES, COMPOSITIONS -> tenant.stage().isActivated() || confirmed.contains(this);
            case CHECKS -> tenant.stage().isActivated();
        };
    }

    /** The first step that is not done; empty when all are. */
    static Optional<Step> next(TenantRow tenant, Set<Step> confirmed) {
        return Arrays.stream(values())
                .filter(step -> !step.isDone(tenant, confirmed))
                .findFirst();
    }

    static List<Step> all() {
        return List.of(values());
    }
}
