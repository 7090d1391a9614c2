package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.optiply.ResourceType.Link;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The resources of an account: collections, records and their relationships. The account's monitor is held. */
final class Resources {
    private final Switches switches;
    private final Writes writes;
    private final Removals removals;
    private final RequestBody bodies;

    Resources(OptiplyState state) {
        this.switches = state.switches();
        this.writes = new Writes(state);
        this.removals = new Removals(state);
        this.bodies = new RequestBody(state.switches());
    }

    /** Answers a call by the segments of its path below {@code /v1}. */
    Answer answer(Call call, Account account, List<String> path) {
        ResourceType type = path.isEmpty() ? null : ResourceType.all().get(path.getFirst());
        if (type == null || path.size() > 4) {
            throw new OptiplyProblem(404, "repository not found: " + call.path());
        }
        Documents documents = new Documents(call, account, switches);
        if (path.size() == 1) {
            return collection(documents, type);
        }
        if (path.size() == 2 && path.get(1).contains(",") && switches.on(OptiplySwitch.SEVERAL_IDS)) {
            return several(documents, type, path.get(1));
        }
        Resource resource = existing(account, type, path.get(1));
        if (path.size() == 2) {
            return one(documents, type, resource);
        }
        if (!call.method().equals("GET")) {
            throw notAllowed();
        }
        Relationships relationships = new Relationships(documents, type, resource);
        if (path.size() == 3) {
            return relationships.related(path.get(2));
        }
        if (!path.get(2).equals("relationships")) {
            throw new OptiplyProblem(404, "repository not found: " + call.path());
        }
        return relationships.linkage(path.get(3));
    }

    /** {@code GET /products/1,2}: those of the records that are there. */
    private static Answer several(Documents documents, ResourceType type, String ids) {
        if (!documents.call().method().equals("GET")) {
            throw notAllowed();
        }
        Table table = documents.account().table(type.name());
        List<Resource> found = Arrays.stream(ids.split(","))
                .filter(id -> id.matches("\\d{1,18}"))
                .flatMap(id -> table.find(Long.parseLong(id)).stream())
                .toList();
        return documents.list(table, found);
    }

    private Answer collection(Documents documents, ResourceType type) {
        Table table = documents.account().table(type.name());
        return switch (documents.call().method()) {
            case "GET" -> documents.list(table, table.all());
            case "POST" -> {
                requireWritable(type);
                requireAccount(documents.call(), OptiplySwitch.ACCOUNT_REQUIRED);
                yield created(
                        documents,
                        type,
                        writes.create(
                                documents.account(),
                                type,
                                bodies.attributes(documents.call(), type),
                                remoteKey(documents)));
            }
            default -> throw notAllowed();
        };
    }

    private Answer created(Documents documents, ResourceType type, Resource created) {
        boolean echo = switches.on(OptiplySwitch.ECHO_ORDER_LINES);
        boolean include = switches.on(OptiplySwitch.INCLUDE_ORDER_LINES);
        if (type.lines().isEmpty() || !echo && !include) {
            return documents.single(201, type, created);
        }
        Link link = type.lines().get();
        ResourceType lineType = ResourceType.all().get(link.type());
        List<Resource> lines = documents.account().table(link.type()).naming(link.attribute(), created.id());
        if (include) {
            return documents.single(201, type, created, lineType, lines);
        }
        JsonObject data = documents.json().of(type, created);
        JsonArray echoed = new JsonArray();
        lines.forEach(line -> echoed.add(ResourceJson.flat(lineType, line)));
        data.getJsonObject("attributes").put("orderLines", echoed);
        return documents.data(201, data);
    }

    private Answer one(Documents documents, ResourceType type, Resource resource) {
        Account account = documents.account();
        return switch (documents.call().method()) {
            case "GET" -> documents.single(200, type, resource);
            case "PATCH" -> {
                requireWritable(type);
                requireAccount(documents.call(), OptiplySwitch.ACCOUNT_REQUIRED_ON_CHANGE);
                yield documents.single(
                        200,
                        type,
                        writes.change(
                                account,
                                type,
                                resource,
                                bodies.attributes(documents.call(), type),
                                remoteKey(documents)));
            }
            case "DELETE" -> {
                requireWritable(type);
                requireAccount(documents.call(), OptiplySwitch.ACCOUNT_REQUIRED_ON_CHANGE);
                removals.delete(account, type, resource);
                yield Answer.empty(204);
            }
            default -> throw notAllowed();
        };
    }

    private static Resource existing(Account account, ResourceType type, String id) {
        return Optional.of(id)
                .filter(text -> text.matches("\\d{1,18}"))
                .flatMap(text -> account.table(type.name()).find(Long.parseLong(text)))
                .orElseThrow(() -> new OptiplyProblem(404, type.name() + " " + id + " not found"));
    }

    private void requireAccount(Call call, OptiplySwitch rule) {
        if (call.query().first("accountId").isEmpty() && switches.on(rule)) {
            throw new OptiplyProblem(400, "parameter accountId is missing");
        }
    }

    private static void requireWritable(ResourceType type) {
        if (type.readOnly()) {
            throw notAllowed();
        }
    }

    private static OptiplyProblem notAllowed() {
        return new OptiplyProblem(405, "method not allowed");
    }

    /** Where remoteIdMap keeps the remote id of this write (Optiply reference §1.4, G3). */
    private Optional<String> remoteKey(Documents documents) {
        Optional<String> named = documents.call().query().first("couplingId");
        String own = String.valueOf(documents.account().couplingId());
        int refused = switches.number(OptiplySwitch.UNKNOWN_COUPLING_STATUS);
        if (refused != 0 && named.isPresent() && !named.get().equals(own)) {
            throw new OptiplyProblem(refused, "no coupling " + named.get());
        }
        if (named.isEmpty() && switches.on(OptiplySwitch.REMOTE_ID_NEEDS_COUPLING)) {
            return Optional.empty();
        }
        return switches.text(OptiplySwitch.REMOTE_ID_KEY).equals("account")
                ? Optional.of(String.valueOf(documents.account().id()))
                : Optional.of(named.orElse(own));
    }
}
