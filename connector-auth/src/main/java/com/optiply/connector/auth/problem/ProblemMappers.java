package com.optiply.connector.auth.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The only place where exceptions become answers. Answers and logs carry no value of the request. */
public class ProblemMappers {

    private static final Duration DATABASE_BACK = Duration.ofSeconds(5);

    @ServerExceptionMapper
    public Response problem(ProblemException problem, UriInfo uri) {
        return ProblemAnswers.answer(problem, uri);
    }

    @ServerExceptionMapper
    public Response wrongJson(MismatchedInputException cause, UriInfo uri) {
        return ProblemAnswers.answer(JsonProblems.of(cause), uri);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException cause, UriInfo uri) {
        List<FieldProblem> errors = cause.getConstraintViolations().stream()
                .map(ProblemMappers::field)
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return ProblemAnswers.answer(
                new ProblemException(
                        ProblemKind.INVALID_REQUEST, "See errors: each names the field and what to do.", errors),
                uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(UriInfo uri) {
        return ProblemAnswers.start(
                        ProblemKind.UNAUTHENTICATED,
                        401,
                        "Send a valid token of the issuer in the header Authorization: Bearer …",
                        uri,
                        List.of())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException cause, UriInfo uri) {
        return ProblemAnswers.answer(
                ProblemException.of(
                        ProblemKind.FORBIDDEN,
                        "The token is valid, but its claim groups has not the role this path needs (operator or service)."),
                uri);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException cause, UriInfo uri) {
        if (cause.getCause() instanceof JsonProcessingException json) {
            return ProblemAnswers.answer(JsonProblems.of(json), uri);
        }
        int status = cause.getResponse().getStatus();
        ProblemKind kind =
                switch (status) {
                    case 401 -> ProblemKind.UNAUTHENTICATED;
                    case 403 -> ProblemKind.FORBIDDEN;
                    case 404 -> ProblemKind.NOT_FOUND;
                    case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemKind.NOT_ACCEPTABLE;
                    case 413 -> ProblemKind.TOO_LARGE;
                    case 415 -> ProblemKind.UNSUPPORTED_MEDIA_TYPE;
                    default -> status >= 500 ? ProblemKind.INTERNAL : ProblemKind.OTHER;
                };
        Response.ResponseBuilder answer = ProblemAnswers.start(kind, status, remedy(kind), uri, List.of());
        Object allow = cause.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable cause, UriInfo uri) {
        if (isLostDatabase(cause)) {
            Log.warnf("the database is not reachable (%s)", cause.getClass().getName());
            return ProblemAnswers.answer(
                    ProblemException.later(
                            ProblemKind.STORAGE_UNREACHABLE, "Nothing was changed. Try again later.", DATABASE_BACK),
                    uri);
        }
        String reference = UUID.randomUUID().toString();
        // The message may hold values of the request; class and stack say enough.
        Log.errorf(
                "reference=%s unexpected %s at %s", reference, cause.getClass().getName(), trace(cause));
        return ProblemAnswers.answer(
                ProblemException.of(
                        ProblemKind.INTERNAL,
                        "Nothing was changed unless a later read shows it. Give the reference %s when you report this."
                                .formatted(reference)),
                uri);
    }

    /** Whether there was no connection to the database, or it broke; the pool's own refusal has no state. */
    private static boolean isLostDatabase(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57P");
            }
        }
        return false;
    }

    private static String trace(Throwable cause) {
        List<String> lines = new ArrayList<>();
        for (Throwable at = cause; at != null && lines.size() < 60; at = at.getCause()) {
            lines.add(at.getClass().getName());
            StackTraceElement[] stack = at.getStackTrace();
            for (int i = 0; i < Math.min(12, stack.length); i++) {
                lines.add("  at " + stack[i]);
            }
        }
        return String.join("\n", lines);
    }

    private static String remedy(ProblemKind kind) {
        return switch (kind) {
            case NOT_FOUND -> "Check the path; the API is described at /q/openapi.";
            case METHOD_NOT_ALLOWED -> "See the header Allow for the methods of this path.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the header Content-Type: application/json.";
            case NOT_ACCEPTABLE -> "Accept application/json.";
            case TOO_LARGE -> "Send less; no request of this API is larger than 64 KiB.";
            default -> "The API is described at /q/openapi.";
        };
    }

    /** Messages of constraints have the form {@code what is wrong|what to do}. */
    private static FieldProblem field(ConstraintViolation<?> violation) {
        String[] parts = violation.getMessage().split("\\|", 2);
        return new FieldProblem(
                path(violation.getPropertyPath()),
                parts[0],
                parts.length > 1 ? parts[1] : "Compare with the API description at /q/openapi");
    }

    /** The path without the names of the Java method and its parameter. */
    private static String path(Path path) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (Path.Node node : path) {
            if (depth++ < 2) {
                continue;
            }
            if (node.getIndex() != null) {
                text.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                text.append(text.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return text.isEmpty() ? "body" : text.toString();
    }
}
