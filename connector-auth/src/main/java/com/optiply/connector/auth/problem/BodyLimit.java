package com.optiply.connector.auth.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses large bodies with a problem. The server's own limit is higher and closes the connection without a word. */
public class BodyLimit {

    private static final long MOST = 64 * 1024;

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> refuseLarge(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        boolean large = length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > MOST;
        return large
                ? Optional.of(ProblemAnswers.start(
                                ProblemKind.TOO_LARGE,
                                ProblemKind.TOO_LARGE.status(),
                                "No request of this API is larger than 64 KiB.",
                                request.getUriInfo(),
                                List.of())
                        .build())
                : Optional.empty();
    }
}
