package com.optiply.connector.sandbox.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.sandbox.exact.webhook.Delivery;
import com.optiply.connector.sandbox.exact.webhook.Subscription;
import com.optiply.connector.sandbox.exact.webhook.Webhooks;
import com.optiply.connector.sandbox.http.Answer;

/** Webhook subscriptions and deliveries as they are. */
final class WebhookRoutes {
    private final Webhooks webhooks;

    WebhookRoutes(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/webhooks", (call, at) -> webhooks());
    }

    private Answer webhooks() {
        ObjectNode all = Json.object();
        ArrayNode subscriptions = all.putArray("subscriptions");
        for (Subscription one : webhooks.all()) {
            subscriptions
                    .addObject()
                    .put("id", one.id().toString())
                    .put("division", one.division())
                    .put("clientId", one.app().clientId())
                    .put("topic", one.topic())
                    .put("callbackUrl", one.callbackUrl());
        }
        ArrayNode deliveries = all.putArray("deliveries");
        for (Delivery.Made made : webhooks.made()) {
            deliveries
                    .addObject()
                    .put("vendorAt", made.at().toString())
                    .put("division", made.delivery().subscription().division())
                    .put("url", made.delivery().subscription().callbackUrl())
                    .put("attempt", made.delivery().attempt())
                    .put("body", made.delivery().body())
                    .put("status", made.status());
        }
        return Json.ok(all.put("waiting", webhooks.waiting()));
    }
}
