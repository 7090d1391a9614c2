package com.optiply.connector.writer.explain;

import com.optiply.connector.writer.explain.Problem.FieldProblem;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.ScopeEntity;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the parameters of a request name. */
final class Requested {

    private Requested() {}

    /** @throws Refusal 404 when the writer knows no such tenant */
    static ScopeEntity scope(String tenant) {
        return ScopeEntity.current(tenant).orElseThrow(() -> Refusal.unknown("The writer knows no tenant " + tenant));
    }

    /** @throws Refusal 400 when it is none */
    static ResourceType type(String path) {
        return ResourceType.ofPath(path)
                .orElseThrow(() -> new Refusal(
                        "invalid-request",
                        400,
                        "Unknown type of resource",
                        new FieldProblem(
                                "type",
                                "'" + path + "' is no type that is written",
                                "Use one of "
                                        + Arrays.stream(ResourceType.values())
                                                .map(ResourceType::path)
                                                .collect(Collectors.joining(", ")))));
    }
}
