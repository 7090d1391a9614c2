package com.optiply.connector.auth.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses bodies that are large or of unknown length with a problem. The server's own limit is higher and closes the connection without a word. */
public class BodyLimit {

    private static final long MOST = 64 * 1024;

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> refuseLarge(ContainerRequestContext request) {
        if (request.getHeaderString("Transfer-Encoding") != null) {
            return Optional.of(refuse(
                    ProblemKind.LENGTH_REQUIRED,
                    "Send the body with the header Content-Length, not in chunks.",
                    request));
        }
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        boolean large = length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > MOST;
        return large
                ? Optional.of(refuse(ProblemKind.TOO_LARGE, "No request of this API is larger than 64 KiB.", request))
                : Optional.empty();
    }

    private static Response refuse(ProblemKind kind, String detail, ContainerRequestContext request) {
        return ProblemAnswers.start(kind, kind.status(), detail, request.getUriInfo(), List.of())
                .build();
    }
}
