package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.limit.CallLimits;
import com.optiply.connector.sandbox.exact.limit.ErrorVelocity;
import com.optiply.connector.sandbox.exact.model.Edmx;
import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.oauth.Access;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.webhook.Webhooks;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.switches.Switch;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongToIntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The REST API below {@code /api/v1}: who may call, limits, modules and rights, then the entity or function. The order of
 * these checks is the order in which Exact's own layers see a request.
 */
final class ExactApi {
    private final ExactState state;
    private final LongToIntFunction running;
    private final Authentication authentication;
    private final EntityReader reader;
    private final EntityWriter writer;
    private final Functions functions;
    private final WebhookApi subscriptions;

    /** @param running how many requests of a division are being answered */
    ExactApi(ExactState state, Webhooks webhooks, LongToIntFunction running) {
        this.running = running;
        this.state = state;
        this.authentication = new Authentication(state);
        this.reader = new EntityReader(state);
        this.writer = new EntityWriter(state);
        this.functions = new Functions(state);
        this.subscriptions = new WebhookApi(state, reader, webhooks);
    }

    /** {@code current/Me}: no division, not counted (Exact reference §1.7). */
    Answer me(Call call, Site site) {
        Optional<Access> access = authentication.known(call, site);
        if (access.isEmpty() || authentication.expired(access.get())) {
            return authentication.refusal(call, access);
        }
        if (access.get().user().refusal().isPresent()) {
            return Wire.refused(call, access.get().user().refusal().get());
        }
        return guarded(call, () -> reader.me(call, access.get()));
    }

    /** A call below a division. */
    Answer answer(Call call, Site site, int division, String rawRest) {
        String rest = tidy(decode(rawRest));
        String endpoint = rest.contains("(") ? rest.substring(0, rest.indexOf('(')) : rest;
        Optional<Access> known = authentication.known(call, site);
        if (known.isEmpty()) {
            return authentication.refusal(call, known);
        }
        Access access = known.get();
        ErrorVelocity.Key key =
                new ErrorVelocity.Key(access.clientId(), access.user().userName(), division, endpoint);
        if (authentication.expired(access)) {
            state.velocity().note(key, 401);
            return authentication.refusal(call, known);
        }
        Answer answer = counted(call, access, division, rest, endpoint, key);
        state.velocity().note(key, answer.status());
        return answer;
    }

    private Answer counted(
            Call call, Access access, int division, String rest, String endpoint, ErrorVelocity.Key key) {
        Optional<String> refusal = access.user()
                .refusal()
                .or(() -> state.directory().company(division).flatMap(Company::refusal));
        if (refusal.isPresent()) {
            return Wire.refused(call, refusal.get());
        }
        // The division in this one address is not checked (Exact reference §1.7).
        boolean anyDivision = endpoint.equals("system/Divisions");
        Optional<Company> company = state.directory().company(division);
        if (!anyDivision && (company.isEmpty() || !access.divisions().contains(division))) {
            return Wire.refused(call, "NoDivisionAccess");
        }
        if (!anyDivision && blocked(company.get())) {
            return Wire.refused(call, "DivisionBlocked");
        }
        CallLimits.Verdict verdict = state.limits().count(access.clientId(), division);
        if (!verdict.allowed() || tooManyAtOnce(division)) {
            return Answer.empty(429).because("Too Many Requests").with(verdict.headers());
        }
        if (state.velocity().blocks(key)) {
            return Answer.empty(state.switches().number(Switch.ERROR_VELOCITY_STATUS))
                    .with(verdict.headers());
        }
        Supplier<Answer> answering = endpoint.equals(WebhookApi.PATH)
                ? () -> subscriptions.answer(call, access, division, rest)
                : () -> route(call, access, division, company, rest, endpoint);
        return guarded(call, answering).with(verdict.headers());
    }

    /** Exact wants the calls of an app and a company one after the other (Exact reference §2.1). */
    private boolean tooManyAtOnce(int division) {
        int most = state.switches().number(Switch.CONCURRENT_LIMIT);
        return most > 0 && running.applyAsInt(division) > most;
    }

    private Answer route(
            Call call, Access access, int division, Optional<Company> company, String rest, String endpoint) {
        boolean reading = call.method().equals("GET");
        if (reading && company.isPresent()) {
            Optional<Answer> function = functions.answer(call, access, company.get(), endpoint);
            if (function.isPresent()) {
                return function.get();
            }
        }
        if (reading && endpoint.endsWith("/$metadata")) {
            return metadata(endpoint.substring(0, endpoint.length() - "/$metadata".length()));
        }
        boolean counting = endpoint.endsWith("/$count");
        String path = counting ? endpoint.substring(0, endpoint.length() - "/$count".length()) : endpoint;
        Optional<Entity> entity = state.model()
                .entity(path)
                .or(() -> state.switches().on(Switch.CASE_SENSITIVE_PATHS)
                        ? Optional.empty()
                        : state.model().entityIgnoringCase(path))
                .filter(found -> !found.path().equals("current/Me"))
                .map(this::shown);
        if (entity.isEmpty()) {
            return reading
                    ? ServiceDocument.of(call, state.model(), division, endpoint)
                            .orElseGet(Wire::nowhere)
                    : Wire.nowhere();
        }
        if (!reading && !entity.get().writes().contains(call.method())) {
            return notAllowed(call, entity.get());
        }
        if (VirtualRows.DIVISIONS.contains(entity.get().path())) {
            return reader.divisions(call, entity.get(), access, division, rest);
        }
        Company owner = company.orElseThrow(() -> new ODataProblem(404, "Not found"));
        if (!entity.get().modules().isEmpty() && entity.get().modules().stream().noneMatch(owner.modules()::contains)) {
            return missingModule(call);
        }
        if (!reading) {
            return access.user().manages(entity.get().store().name())
                    ? writer.answer(call, entity.get(), owner, rest)
                    : Wire.error(call, 403, "Forbidden");
        }
        boolean denied =
                access.user().deniedStores().contains(entity.get().store().name());
        return reader.read(call, entity.get(), owner, rest, new EntityReader.Asking(denied, counting));
    }

    private static Answer notAllowed(Call call, Entity entity) {
        String methods = Stream.concat(
                        Stream.of("GET"), entity.writes().stream().sorted())
                .collect(Collectors.joining(", "));
        return Wire.error(call, 405, "Method not allowed").with("Allow", methods);
    }

    private Answer metadata(String serviceRoot) {
        return Edmx.of(state.model(), serviceRoot)
                .map(document -> Answer.of(200, "application/xml;charset=utf-8", document))
                .orElseGet(() -> Wire.nowhere());
    }

    private Entity shown(Entity entity) {
        return state.switches().on(Switch.LIVE_FIELDS) ? state.model().live(entity) : entity;
    }

    private boolean blocked(Company company) {
        StoreType divisions = state.model().required("Divisions");
        return state.switches().on(Switch.BLOCKING_STATUS)
                && company.find(divisions, company.division())
                        .filter(row -> row.number("BlockingStatus") != 0)
                        .isPresent();
    }

    private Answer missingModule(Call call) {
        int status = state.switches().number(Switch.MISSING_MODULE_STATUS);
        return status == 404 ? Wire.nowhere() : Wire.error(call, status, "Forbidden");
    }

    private Answer guarded(Call call, Supplier<Answer> answering) {
        try {
            return answering.get();
        } catch (ODataProblem problem) {
            return Wire.error(call, problem.status(), worded(problem.getMessage()));
        }
    }

    /** The one message whose Dutch wording is known (Exact reference §3.6). */
    private String worded(String message) {
        boolean dutch = state.switches().text(Switch.ERROR_LANGUAGE).equals("nl");
        return dutch && message.startsWith("Data already exists") ? "Gegeven bestaat reeds." : message;
    }

    /** Neither a slash at the end nor empty parentheses change what an address means. */
    private static String tidy(String path) {
        String shorter = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return shorter.replace("()", "");
    }

    private static String decode(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return path;
        }
    }
}
