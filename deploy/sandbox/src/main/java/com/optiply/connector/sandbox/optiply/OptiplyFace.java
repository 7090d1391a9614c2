package com.optiply.connector.sandbox.optiply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Endpoint;
import com.optiply.connector.sandbox.optiply.ResourceType.Relation;
import com.optiply.connector.sandbox.switches.Switch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;

/** Optiply's public API below {@code /v1} and its token endpoint. */
public final class OptiplyFace implements Endpoint {
    private static final String CONTENT_TYPE = "application/vnd.api+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OptiplyState state;
    private final Writes writes;

    public OptiplyFace(OptiplyState state) {
        this.state = state;
        this.writes = new Writes(state);
    }

    @Override
    public OptionalLong tenant(Call call) {
        Optional<String> named = call.query().first("accountId").filter(text -> text.matches("\\d{1,18}"));
        return named.map(Long::valueOf)
                .or(() -> call.bearer().flatMap(state.tokens()::account).map(Account::id))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public Answer answer(Call call) {
        try {
            return call.path().endsWith("/auth/oauth/token")
                    ? state.tokens().answer(call, state.accounts())
                    : resource(call);
        } catch (OptiplyProblem problem) {
            return error(problem.status(), problem.getMessage());
        }
    }

    private Answer resource(Call call) {
        Optional<Account> account = call.bearer().flatMap(state.tokens()::account);
        if (account.isEmpty()) {
            return Tokens.error(401, "invalid_token", "Access token expired or unknown");
        }
        int limit = state.switches().number(Switch.RATE_LIMIT);
        if (limit > 0 && !account.get().within(limit, state.clock().realInstant())) {
            Answer refused = error(429, "too many requests");
            return state.switches().on(Switch.RATE_RETRY_AFTER) ? refused.with("Retry-After", "1") : refused;
        }
        int wrongType = state.switches().number(Switch.CONTENT_TYPE_STATUS);
        if (wrongType != 0 && !call.header("Content-Type").orElse("").startsWith(CONTENT_TYPE)) {
            return error(wrongType, "content type must be " + CONTENT_TYPE);
        }
        Optional<String> named = call.query().first("accountId");
        if (named.isPresent()
                && !named.get().equals(String.valueOf(account.get().id()))) {
            return error(403, "no access to account " + named.get());
        }
        String[] path =
                call.path().startsWith("/v1/") ? call.path().substring(4).split("/") : new String[0];
        if (path.length == 1 && path[0].equals("accounts") && call.method().equals("GET")) {
            return accounts(call, account.get());
        }
        ResourceType type = path.length == 0 ? null : ResourceType.all().get(path[0]);
        if (type == null || path.length > 3) {
            return error(404, "repository not found: " + call.path());
        }
        synchronized (account.get()) {
            return switch (path.length) {
                case 1 -> collection(call, account.get(), type);
                case 2 -> one(call, account.get(), type, existing(account.get(), type, path[1]));
                default -> related(call, account.get(), type, existing(account.get(), type, path[1]), path[2]);
            };
        }
    }

    private Answer collection(Call call, Account account, ResourceType type) {
        Table table = account.table(type.name());
        return switch (call.method()) {
            case "GET" -> list(call, account, table, table.all());
            case "POST" -> {
                if (call.query().first("accountId").isEmpty()
                        && state.switches().on(Switch.ACCOUNT_REQUIRED)) {
                    throw new OptiplyProblem(400, "parameter accountId is missing");
                }
                Resource created = writes.create(account, type, attributes(call, type), coupling(call, account));
                JsonObject data = ResourceJson.of(root(call), account, type, created);
                if (type.lines().isPresent() && state.switches().on(Switch.ECHO_ORDER_LINES)) {
                    echoLines(account, type, created, data);
                }
                yield json(201, new JsonObject().put("data", data));
            }
            default -> error(405, "method not allowed");
        };
    }

    private Answer one(Call call, Account account, ResourceType type, Resource resource) {
        return switch (call.method()) {
            case "GET" -> json(200, new JsonObject().put("data", ResourceJson.of(root(call), account, type, resource)));
            case "PATCH" -> {
                Resource changed =
                        writes.change(account, type, resource, attributes(call, type), coupling(call, account));
                yield json(200, new JsonObject().put("data", ResourceJson.of(root(call), account, type, changed)));
            }
            case "DELETE" -> {
                writes.delete(account, type, resource);
                yield Answer.empty(204);
            }
            default -> error(405, "method not allowed");
        };
    }

    private Answer related(Call call, Account account, ResourceType type, Resource resource, String name) {
        Relation relation = type.relations().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OptiplyProblem(404, "relationship " + name + " not found"));
        Table table = account.table(relation.type());
        if (relation.many()) {
            return list(call, account, table, table.naming(relation.attribute(), resource.id()));
        }
        Object data = resource.get(relation.attribute()) instanceof Long id
                ? table.find(id)
                        .map(found -> ResourceJson.of(root(call), account, table.type(), found))
                        .orElse(null)
                : null;
        return json(200, new JsonObject().put("data", data));
    }

    private static Answer list(Call call, Account account, Table table, Collection<Resource> among) {
        Listing page = Listing.of(account, table, among, call.query());
        JsonArray data = new JsonArray();
        page.records().forEach(found -> data.add(ResourceJson.of(root(call), account, table.type(), found)));
        JsonObject body = new JsonObject()
                .put("data", data)
                .put("meta", new JsonObject().put("totalResourceCount", page.total()))
                .put("links", links(call, page));
        return json(200, body);
    }

    private static JsonObject links(Call call, Listing page) {
        JsonObject links = new JsonObject().put("first", link(call, page, 0));
        int lastOffset = page.total() == 0 ? 0 : (page.total() - 1) / page.limit() * page.limit();
        links.put("last", link(call, page, lastOffset));
        if (page.offset() > 0) {
            links.put("prev", link(call, page, Math.max(0, page.offset() - page.limit())));
        }
        if (page.offset() < lastOffset) {
            links.put("next", link(call, page, page.offset() + page.limit()));
        }
        return links;
    }

    private static String link(Call call, Listing page, int offset) {
        StringJoiner query = new StringJoiner("&");
        for (String pair : call.rawQuery().split("&")) {
            String name = pair.replace("%5B", "[").replace("%5D", "]");
            if (!pair.isEmpty() && !name.startsWith("page[")) {
                query.add(pair);
            }
        }
        query.add("page[limit]=" + page.limit());
        if (offset > 0) {
            query.add("page[offset]=" + offset);
        }
        return call.origin() + call.path() + "?" + query;
    }

    private static void echoLines(Account account, ResourceType type, Resource order, JsonObject data) {
        ResourceType.Link link = type.lines().orElseThrow();
        ResourceType lineType = ResourceType.all().get(link.type());
        JsonArray lines = new JsonArray();
        account.table(link.type())
                .naming(link.attribute(), order.id())
                .forEach(line -> lines.add(ResourceJson.flat(lineType, line)));
        data.getJsonObject("attributes").put("orderLines", lines);
    }

    private static Answer accounts(Call call, Account account) {
        JsonObject data = new JsonObject()
                .put("id", String.valueOf(account.id()))
                .put("type", "accounts")
                .put("attributes", new JsonObject().put("name", "Webshop " + account.id()))
                .put("links", new JsonObject().put("self", root(call) + "/accounts/" + account.id()));
        return json(
                200,
                new JsonObject()
                        .put("data", new JsonArray(List.of(data)))
                        .put("meta", new JsonObject().put("totalResourceCount", 1)));
    }

    private static Resource existing(Account account, ResourceType type, String id) {
        return Optional.of(id)
                .filter(text -> text.matches("\\d{1,18}"))
                .flatMap(text -> account.table(type.name()).find(Long.parseLong(text)))
                .orElseThrow(() -> new OptiplyProblem(404, type.name() + " " + id + " not found"));
    }

    private static JsonNode attributes(Call call, ResourceType type) {
        JsonNode body;
        try {
            body = JSON.readTree(call.text());
        } catch (JsonProcessingException broken) {
            throw new OptiplyProblem(400, "cannot parse the body");
        }
        JsonNode data = body.path("data");
        if (data.isArray()) {
            throw new OptiplyProblem(400, "Multiple data in body");
        }
        if (!data.isObject()) {
            throw new OptiplyProblem(400, "No data in body");
        }
        if (!data.path("type").asText("").equals(type.name())) {
            throw new OptiplyProblem(400, "the type of the data must be " + type.name());
        }
        JsonNode attributes = data.path("attributes");
        return attributes.isObject() ? attributes : JSON.createObjectNode();
    }

    private static String coupling(Call call, Account account) {
        return call.query().first("couplingId").orElse(String.valueOf(account.couplingId()));
    }

    private static String root(Call call) {
        return call.origin() + "/v1";
    }

    private static Answer json(int status, JsonObject body) {
        return Answer.of(status, CONTENT_TYPE, body.toBuffer());
    }

    private static Answer error(int status, String detail) {
        String title =
                switch (status) {
                    case 400 -> "BAD_REQUEST";
                    case 403 -> "FORBIDDEN";
                    case 404 -> "NOT_FOUND";
                    case 405 -> "METHOD_NOT_ALLOWED";
                    case 409 -> "CONFLICT";
                    case 415 -> "UNSUPPORTED_MEDIA_TYPE";
                    case 429 -> "TOO_MANY_REQUESTS";
                    default -> "INTERNAL_SERVER_ERROR";
                };
        JsonObject error = new JsonObject()
                .put("status", String.valueOf(status))
                .put("title", title)
                .put("detail", detail)
                .put("meta", new JsonObject().put("message", detail));
        return json(status, new JsonObject().put("errors", new JsonArray().add(error)));
    }
}
