package com.optiply.connector.local.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/** The whole way of a tenant from nothing to active. */
public final class Onboarding {

    private final OperatorApi operator;
    private final SandboxAdmin sandbox;
    private final Consumer<String> say;

    /** @param say takes a line about each step */
    public Onboarding(OperatorApi operator, SandboxAdmin sandbox, Consumer<String> say) {
        this.operator = operator;
        this.sandbox = sandbox;
        this.say = say;
    }

    /**
     * Creates the tenant, connects the merchant's company and activates it.
     *
     * @throws IllegalStateException with the words of the refusal when a step is refused
     */
    public void onboard(String id, String name, Merchant merchant, TenantSettings settings) {
        JsonNode created = operator.createTenant(tenant(id, name, merchant, settings));
        // Step 1 of the merchant's guide: the redirect URL shown by the connector is entered at the app in Exact's App
        // Centre.
        sandbox.call(
                "PUT",
                "/exact/apps/" + merchant.exact().path("clientId").asText(),
                Map.of("redirectUri", created.path("redirectUrl").asText()));
        URI link = operator.connectLink(id);
        say.accept(id + ": created; the merchant opens the connect link");
        connect(merchant, link);
        say.accept(id + ": consent given for division " + merchant.division());
        operator.chooseDivision(id, merchant.division());
        JsonNode active = operator.activate(id);
        say.accept(id + ": " + active.path("state").asText("?") + " (" + settings.words() + ")");
    }

    /** The merchant of a tenant that there is consents again, by a new link. */
    public void consentAgain(String id, Merchant merchant) {
        connect(merchant, operator.connectLink(id));
        say.accept(id + ": consent given again for division " + merchant.division());
    }

    private static void connect(Merchant merchant, URI link) {
        try {
            new MerchantBrowser().connect(link, merchant);
        } catch (IOException e) {
            throw new UncheckedIOException("The merchant's browser cannot go on from " + link, e);
        }
    }

    private static Map<String, Object> tenant(String id, String name, Merchant merchant, TenantSettings settings) {
        return Map.of(
                "id", id,
                "name", name,
                "contact", Map.of("email", "merchant@" + id + ".example", "language", "nl"),
                "exact",
                        Map.of(
                                "country", "nl",
                                "clientId", merchant.exact().path("clientId").asText(),
                                "clientSecret",
                                        merchant.exact().path("clientSecret").asText()),
                "settings", settings.json(),
                "optiply",
                        Map.of(
                                "accountId", merchant.account(),
                                "couplingId",
                                        merchant.optiply().path("couplingId").asLong(),
                                "clientId", merchant.optiply().path("clientId").asText(),
                                "clientSecret",
                                        merchant.optiply().path("clientSecret").asText(),
                                "username", merchant.optiply().path("username").asText(),
                                "password", merchant.optiply().path("password").asText()));
    }
}
