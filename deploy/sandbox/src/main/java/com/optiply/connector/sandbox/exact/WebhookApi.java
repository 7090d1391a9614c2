package com.optiply.connector.sandbox.exact;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.oauth.Access;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.exact.store.RowDraft;
import com.optiply.connector.sandbox.exact.webhook.Subscription;
import com.optiply.connector.sandbox.exact.webhook.Webhooks;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.switches.WebhookSwitch;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code webhooks/WebhookSubscriptions} (Exact reference §5.1). An app sees only its own. */
final class WebhookApi {
    static final String PATH = "webhooks/WebhookSubscriptions";

    private final ExactState state;
    private final EntityReader reader;
    private final Webhooks webhooks;
    private final Entity entity;

    WebhookApi(ExactState state, EntityReader reader, Webhooks webhooks) {
        this.state = state;
        this.reader = reader;
        this.webhooks = webhooks;
        this.entity = state.model().entity(PATH).orElseThrow();
    }

    Answer answer(Call call, Access access, int division, String rest) {
        return switch (call.method()) {
            case "GET" -> read(call, access, division, rest);
            case "POST" -> create(call, access, division);
            case "PUT" -> change(call, existing(access, division, rest));
            case "DELETE" -> {
                webhooks.remove(existing(access, division, rest).id());
                yield Answer.empty(204);
            }
            default -> throw new ODataProblem(405, "Method not allowed");
        };
    }

    private Answer read(Call call, Access access, int division, String rest) {
        Company view = new Company(division);
        state.changes()
                .load(
                        view,
                        webhooks.of(division, access.clientId()).stream()
                                .map(this::row)
                                .toList());
        return reader.read(call, entity, view, rest, new EntityReader.Asking(false, false));
    }

    private Answer create(Call call, Access access, int division) {
        JsonNode body = RequestDocument.of(call);
        App app = state.directory().app(access.clientId()).orElseThrow();
        Subscription made = new Subscription(
                UUID.randomUUID(),
                division,
                call.origin(),
                app,
                access.user(),
                topic(text(body, "Topic").orElseThrow(() -> mandatory("Topic"))),
                callback(app, text(body, "CallbackURL").orElseThrow(() -> mandatory("CallbackURL"))),
                text(body, "Description"),
                SandboxClock.wallMillis(state.clock().instant()));
        put(made);
        Answer read = read(call, access, division, PATH + "(guid'" + made.id() + "')");
        return new Answer(201, Optional.empty(), read.headers(), read.body());
    }

    private Answer change(Call call, Subscription before) {
        JsonNode body = RequestDocument.of(call);
        put(before.with(
                topic(text(body, "Topic").orElse(before.topic())),
                callback(before.app(), text(body, "CallbackURL").orElse(before.callbackUrl())),
                body.has("Description") ? text(body, "Description") : before.description()));
        return Answer.empty(204);
    }

    private void put(Subscription subscription) {
        if (!webhooks.put(subscription)) {
            throw new ODataProblem(500, "Data already exists");
        }
    }

    private Subscription existing(Access access, int division, String rest) {
        if (!rest.contains("(")) {
            throw new ODataProblem(405, "Method not allowed");
        }
        Object key = Keys.guid(Keys.of(rest).orElseThrow(ODataProblem::syntax));
        List<Subscription> own = webhooks.of(division, access.clientId());
        return own.stream()
                .filter(one -> one.id().equals(key))
                .findFirst()
                .orElseThrow(() -> new ODataProblem(404, "Resource not found for the segment 'WebhookSubscriptions'."));
    }

    private String topic(String topic) {
        if (!webhooks.hasTopic(topic)) {
            throw new ODataProblem(400, "Invalid value for Topic: " + topic);
        }
        return topic;
    }

    /** Https only, and the domain of the redirect URL. */
    private String callback(App app, String url) {
        URI callback;
        try {
            callback = URI.create(url);
        } catch (IllegalArgumentException broken) {
            throw new ODataProblem(400, "Invalid value for CallbackURL: " + url);
        }
        if (callback.getHost() == null
                || state.switches().on(WebhookSwitch.HTTPS_ONLY) && !"https".equals(callback.getScheme())) {
            throw new ODataProblem(400, "Invalid value for CallbackURL: " + url);
        }
        Optional<String> host = app.redirectUri().map(URI::create).map(URI::getHost);
        if (state.switches().on(WebhookSwitch.SAME_DOMAIN)
                && host.isPresent()
                && !callback.getHost().equalsIgnoreCase(host.get())) {
            throw new ODataProblem(400, "The CallbackURL must be in the domain of the app's redirect URI");
        }
        return url;
    }

    private static ODataProblem mandatory(String name) {
        return new ODataProblem(400, "Mandatory: " + name);
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Optional.ofNullable(body.get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank());
    }

    private Row row(Subscription one) {
        return new RowDraft(entity.store())
                .set("ID", one.id())
                .set("Topic", one.topic())
                .set("CallbackURL", one.callbackUrl())
                .set("Description", one.description().orElse(null))
                .set("ClientID", UUID.fromString(one.app().clientId()))
                .set("UserID", one.user().id())
                .set("Creator", one.user().id())
                .set("CreatorFullName", one.user().userName())
                .set("Division", one.division())
                .set("Created", one.created())
                .row();
    }
}
