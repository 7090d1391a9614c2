package com.optiply.connector.sandbox.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.exact.App;
import com.optiply.connector.sandbox.exact.ExactState;
import com.optiply.connector.sandbox.exact.User;
import com.optiply.connector.sandbox.exact.model.Editions;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.http.Answer;
import java.util.Set;
import java.util.TreeSet;

/** Apps, users and companies: redirect URLs, rights, refusals, modules, consents, moves. */
final class PeopleRoutes {
    private final ExactState exact;

    PeopleRoutes(ExactState exact) {
        this.exact = exact;
    }

    void addTo(Routes routes) {
        routes.on("PUT", "/exact/apps/{}", (call, at) -> app(at.getFirst(), Json.body(call)));
        routes.on("PATCH", "/exact/users/{}", (call, at) -> user(at.getFirst(), Json.body(call)));
        routes.on("DELETE", "/exact/users/{}/consents/{}", (call, at) -> {
            exact.grants().revoke(at.get(1), known(at.get(0)).id());
            return Answer.empty(204);
        });
        routes.on("PATCH", "/exact/companies/{#}", (call, at) -> company(at.getFirst(), Json.body(call)));
        routes.on("POST", "/exact/companies/{#}/move", (call, at) -> {
            String date = Json.body(call).path("date").asText("DivisionMoveDate");
            exact.changes().move(existing(at.getFirst()), date);
            return Answer.empty(204);
        });
    }

    private Answer app(String clientId, JsonNode body) {
        App app = exact.directory().app(clientId).orElseThrow(() -> new BadRequest(404, "no app " + clientId));
        if (!body.has("redirectUri") && !body.has("webhookSecret") && !body.has("onlyFor")) {
            throw new BadRequest(400, "redirectUri, webhookSecret or onlyFor is missing");
        }
        if (body.has("onlyFor")) {
            app.onlyFor(Json.text(body, "onlyFor"));
        }
        Json.text(body, "redirectUri").ifPresent(app::redirectUri);
        Json.text(body, "webhookSecret").ifPresent(app::webhookSecret);
        return Json.ok(body);
    }

    private Answer user(String userName, JsonNode body) {
        User user = known(userName);
        if (body.has("deniedStores")) {
            Set<String> denied = texts(body.get("deniedStores"));
            denied.forEach(exact.model()::required);
            user.deniedStores().clear();
            user.deniedStores().addAll(denied);
        }
        if (body.has("readOnlyStores")) {
            Set<String> readOnly = texts(body.get("readOnlyStores"));
            readOnly.forEach(exact.model()::required);
            user.readOnlyStores().clear();
            user.readOnlyStores().addAll(readOnly);
        }
        if (body.has("reason")) {
            user.refusal(Json.text(body, "reason"));
        }
        return Json.ok(body);
    }

    private Answer company(String division, JsonNode body) {
        Company company = existing(division);
        if (body.has("modules")) {
            company.modules(texts(body.get("modules")));
        }
        if (body.has("edition")) {
            company.modules(Editions.modules(body.get("edition").asText()));
        }
        if (body.has("reason")) {
            company.refusal(Json.text(body, "reason"));
        }
        return Json.ok(body);
    }

    private User known(String userName) {
        return exact.directory().user(userName).orElseThrow(() -> new BadRequest(404, "no user " + userName));
    }

    private Company existing(String division) {
        return exact.directory()
                .company(Integer.parseInt(division))
                .orElseThrow(() -> new BadRequest(404, "no division " + division));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
