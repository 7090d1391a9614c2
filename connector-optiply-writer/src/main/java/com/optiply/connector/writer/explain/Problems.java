package com.optiply.connector.writer.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong in the API into problem+json. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response refusal(Refusal refusal, UriInfo uri) {
        return answer(refusal.slug(), refusal.status(), refusal.getMessage(), uri, refusal.errors());
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e, UriInfo uri) {
        return answer(
                "malformed-json", 400, "The body is no JSON that fits: " + e.getOriginalMessage(), uri, List.of());
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthorized(UnauthorizedException e, UriInfo uri) {
        return answer("unauthorized", 401, "Send a bearer token of the issuer", uri, List.of());
    }

    @ServerExceptionMapper(priority = 1)
    Response forbidden(ForbiddenException e, UriInfo uri) {
        return answer("forbidden", 403, "The token lacks the role operator", uri, List.of());
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        return answer("http-" + status, status, String.valueOf(e.getMessage()), uri, List.of());
    }

    @ServerExceptionMapper
    Response other(RuntimeException e, UriInfo uri) {
        LOG.errorf(e, "%s failed", uri.getPath());
        return answer("internal", 500, "Something went wrong; the log of the service says what", uri, List.of());
    }

    private static Response answer(
            String slug, int status, String detail, UriInfo uri, List<Problem.FieldProblem> errors) {
        String words = slug.replace('-', ' ');
        String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        Problem problem = new Problem(Problem.type(slug), title, status, detail, uri.getPath(), errors);
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
