package com.optiply.connector.sandbox.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.evidence.Evidence;
import com.optiply.connector.sandbox.exact.ExactFace;
import com.optiply.connector.sandbox.exact.ExactState;
import com.optiply.connector.sandbox.fault.Faults;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Endpoint;
import com.optiply.connector.sandbox.http.Face;
import com.optiply.connector.sandbox.optiply.Account;
import com.optiply.connector.sandbox.optiply.OptiplyFace;
import com.optiply.connector.sandbox.optiply.OptiplyReport;
import com.optiply.connector.sandbox.optiply.OptiplyState;
import com.optiply.connector.sandbox.seed.SeedRequest;
import com.optiply.connector.sandbox.seed.Seeds;
import com.optiply.connector.sandbox.seed.Tenant;
import com.optiply.connector.sandbox.seed.Tenants;
import com.optiply.connector.sandbox.switches.Setting;
import com.optiply.connector.sandbox.switches.Switches;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Supplier;

/** The admin face. What it cannot understand is answered 400 or 404 with {@code {"error": …}}. */
public final class AdminFace implements Endpoint {
    private final Parts parts;
    private final Tenants tenants;
    private final Seeds seeds;
    private final Routes routes = new Routes();

    /** What it rules over. */
    public record Parts(
            SandboxClock clock,
            Switches switches,
            Faults faults,
            Evidence evidence,
            ExactState exact,
            ExactFace exactFace,
            OptiplyState optiply,
            OptiplyFace optiplyFace,
            Supplier<String> authorityPem) {

        /** The endpoint of a vendor's face; {@link IllegalArgumentException} for the others. */
        Endpoint vendor(Face face) {
            return switch (face) {
                case EXACT -> exactFace;
                case OPTIPLY -> optiplyFace;
                case OIDC, ADMIN -> throw new IllegalArgumentException("the " + face.label() + " face has no state");
            };
        }
    }

    public AdminFace(Parts parts) {
        this.parts = parts;
        this.tenants = new Tenants(parts.exact(), parts.optiply());
        this.seeds = new Seeds(parts.exact(), tenants);
        routes.on("GET", "/ready", (call, at) -> Json.ok(Json.object().put("ready", true)));
        routes.on(
                "GET",
                "/ca.pem",
                (call, at) -> Answer.of(
                        200, "application/x-pem-file", parts.authorityPem().get()));
        routes.on("POST", "/reset", (call, at) -> reset());
        routes.on("GET", "/clock", (call, at) -> clock());
        routes.on("PUT", "/clock", (call, at) -> setClock(Json.body(call)));
        routes.on("POST", "/seed", (call, at) -> seed(Json.body(call)));
        routes.on("GET", "/switches", (call, at) -> switches());
        routes.on("PUT", "/switches/{}", (call, at) -> setSwitch(at.getFirst(), Json.body(call)));
        routes.on(
                "GET",
                "/optiply/{#}",
                (call, at) -> json(OptiplyReport.counts(account(at.getFirst())).toBuffer()));
        routes.on("GET", "/optiply/{#}/{}", (call, at) -> records(at.get(0), at.get(1)));
        routes.on("GET", "/optiply/{#}/{}/{#}/history", (call, at) -> {
            JsonArray history = OptiplyReport.history(account(at.get(0)), at.get(1), Long.parseLong(at.get(2)));
            return json(history.toBuffer());
        });
        new OverviewPage(parts).addTo(routes);
        new RequestsPage(parts.evidence()).addTo(routes);
        new RecordPages(parts).addTo(routes);
        new WebhookRoutes(parts.exactFace().webhooks()).addTo(routes);
        new FaultRoutes(parts.faults(), parts::vendor, parts.clock()::realInstant).addTo(routes);
        new EvidenceRoutes(parts.evidence()).addTo(routes);
        new PeopleRoutes(parts.exact()).addTo(routes);
        new RowRoutes(parts.exact(), parts.exactFace().history()).addTo(routes);
    }

    @Override
    public Answer answer(Call call) {
        try {
            return routes.answer(call).orElseGet(() -> error(404, "nothing at " + call.method() + " " + call.path()));
        } catch (BadRequest problem) {
            return error(problem.status(), problem.getMessage());
        } catch (IllegalArgumentException | DateTimeException problem) {
            return error(400, problem.getMessage());
        }
    }

    private Answer reset() {
        parts.clock().reset();
        parts.switches().reset();
        parts.faults().clear();
        parts.evidence().clear();
        parts.exact().clear();
        parts.exactFace().clear();
        parts.optiply().clear();
        tenants.reset();
        return Answer.empty(204);
    }

    private Answer clock() {
        return Json.ok(Json.object()
                .put("now", parts.clock().instant().toString())
                .put("rate", parts.clock().rate()));
    }

    private Answer setClock(JsonNode body) {
        Instant now =
                Json.text(body, "now").map(Instant::parse).orElse(parts.clock().instant());
        parts.clock().set(now, body.path("rate").asDouble(parts.clock().rate()));
        return clock();
    }

    private Answer seed(JsonNode body) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("tenants");
        for (Tenant tenant : seeds.sow(SeedRequest.of(body))) {
            ObjectNode one = list.addObject();
            one.putObject("exact")
                    .put("division", tenant.company().division())
                    .put("clientId", tenant.app().clientId())
                    .put("clientSecret", tenant.app().clientSecret())
                    .put("webhookSecret", tenant.app().webhookSecret())
                    .put("userName", tenant.user().userName())
                    .put("password", tenant.user().password());
            Account account = tenant.account();
            one.putObject("optiply")
                    .put("accountId", account.id())
                    .put("couplingId", account.couplingId())
                    .put("clientId", account.credentials().clientId())
                    .put("clientSecret", account.credentials().clientSecret())
                    .put("username", account.credentials().userName())
                    .put("password", account.credentials().password());
        }
        return Json.ok(answer);
    }

    private Answer switches() {
        ArrayNode list = Json.array();
        for (Setting one : Switches.all()) {
            ObjectNode shown = list.addObject().put("name", one.label());
            shown.set("value", Json.of(parts.switches().value(one)));
            shown.set("default", Json.of(one.standard()));
            shown.put("source", one.source()).put("meaning", one.meaning());
        }
        return Json.ok(list);
    }

    private Answer setSwitch(String name, JsonNode body) {
        JsonNode value = body.path("value");
        Object plain = value.isBoolean()
                ? (Object) value.booleanValue()
                : value.isNumber() ? (Object) value.numberValue() : value.asText();
        parts.switches().set(Switches.named(name), plain);
        return Json.ok(body);
    }

    private Answer records(String accountId, String type) {
        return json(OptiplyReport.records(account(accountId), type)
                .orElseThrow(() -> new BadRequest(404, "no type '" + type + "'"))
                .toBuffer());
    }

    private Account account(String id) {
        return parts.optiply().account(Long.parseLong(id)).orElseThrow(() -> new BadRequest(404, "no account " + id));
    }

    private static Answer json(Buffer body) {
        return Answer.of(200, Answer.JSON, body);
    }

    private static Answer error(int status, String message) {
        return Json.answer(status, Json.object().put("error", message));
    }
}
