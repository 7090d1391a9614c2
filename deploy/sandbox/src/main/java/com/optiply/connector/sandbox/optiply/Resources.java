package com.optiply.connector.sandbox.optiply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.optiply.ResourceType.Relation;
import com.optiply.connector.sandbox.switches.Switch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The resources of an account: collections, records and their relationships. The account's monitor is held. */
final class Resources {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OptiplyState state;
    private final Writes writes;

    Resources(OptiplyState state) {
        this.state = state;
        this.writes = new Writes(state);
    }

    /** Answers a call by the segments of its path below {@code /v1}. */
    Answer answer(Call call, Account account, String[] path) {
        if (path.length == 1 && path[0].equals("accounts") && call.method().equals("GET")) {
            return Documents.accounts(call, account);
        }
        ResourceType type = ResourceType.all().get(path[0]);
        if (type == null || path.length > 3) {
            return Documents.error(404, "repository not found: " + call.path());
        }
        return switch (path.length) {
            case 1 -> collection(call, account, type);
            case 2 -> one(call, account, type, existing(account, type, path[1]));
            default -> related(call, account, type, existing(account, type, path[1]), path[2]);
        };
    }

    private Answer collection(Call call, Account account, ResourceType type) {
        Table table = account.table(type.name());
        return switch (call.method()) {
            case "GET" -> Documents.list(call, account, table, table.all());
            case "POST" -> {
                if (call.query().first("accountId").isEmpty()
                        && state.switches().on(Switch.ACCOUNT_REQUIRED)) {
                    throw new OptiplyProblem(400, "parameter accountId is missing");
                }
                Resource created = writes.create(account, type, attributes(call, type), coupling(call, account));
                JsonObject data = ResourceJson.of(Documents.root(call), account, type, created);
                if (type.lines().isPresent() && state.switches().on(Switch.ECHO_ORDER_LINES)) {
                    echoLines(account, type, created, data);
                }
                yield Documents.single(201, data);
            }
            default -> Documents.error(405, "method not allowed");
        };
    }

    private Answer one(Call call, Account account, ResourceType type, Resource resource) {
        return switch (call.method()) {
            case "GET" -> Documents.single(200, ResourceJson.of(Documents.root(call), account, type, resource));
            case "PATCH" -> {
                Resource changed =
                        writes.change(account, type, resource, attributes(call, type), coupling(call, account));
                yield Documents.single(200, ResourceJson.of(Documents.root(call), account, type, changed));
            }
            case "DELETE" -> {
                writes.delete(account, type, resource);
                yield Answer.empty(204);
            }
            default -> Documents.error(405, "method not allowed");
        };
    }

    private Answer related(Call call, Account account, ResourceType type, Resource resource, String name) {
        Relation relation = type.relations().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OptiplyProblem(404, "relationship " + name + " not found"));
        Table table = account.table(relation.type());
        if (relation.many()) {
            return Documents.list(call, account, table, table.naming(relation.attribute(), resource.id()));
        }
        JsonObject data = resource.get(relation.attribute()) instanceof Long id
                ? table.find(id)
                        .map(found -> ResourceJson.of(Documents.root(call), account, table.type(), found))
                        .orElse(null)
                : null;
        return Documents.single(200, data);
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
}
