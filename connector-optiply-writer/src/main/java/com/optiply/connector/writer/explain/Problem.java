package com.optiply.connector.writer.explain;

import java.net.URI;
import java.util.List;

/** Body of an error answer, {@code application/problem+json} (RFC 9457). */
public record Problem(URI type, String title, int status, String detail, String instance, List<FieldProblem> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with one parameter, and what helps. */
    public record FieldProblem(String field, String message, String remedy) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    static URI type(String slug) {
        return URI.create("https://optiply.com/problems/" + slug);
    }
}
