package com.optiply.connector.auth.problem;

import com.optiply.connector.model.json.EventJson;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Writes problems as HTTP answers. */
public final class ProblemAnswers {

    private ProblemAnswers() {}

    public static Response answer(ProblemException problem, UriInfo uri) {
        Response.ResponseBuilder answer =
                start(problem.kind(), problem.kind().status(), problem.getMessage(), uri, problem.errors());
        problem.retryAfter()
                .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, (wait.toMillis() + 999) / 1000)));
        return answer.build();
    }

    /** An answer of a kind with another status than the kind's own, for statuses the framework chose. */
    static Response.ResponseBuilder start(
            ProblemKind kind, int status, String detail, UriInfo uri, List<FieldProblem> errors) {
        Problem problem = new Problem(Problem.type(kind.slug()), kind.title(), status, detail, uri.getPath(), errors);
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(EventJson.write(problem));
    }
}
