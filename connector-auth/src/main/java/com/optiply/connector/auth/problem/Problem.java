package com.optiply.connector.auth.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of an error answer, {@code application/problem+json} (RFC 9457) with a list of fields as extension. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @Schema(description = "Names the kind of problem; stable.")
        URI type,

        @Schema(description = "The kind of problem in a few words.")
        String title,

        @Schema(description = "The HTTP status.") int status,

        @Schema(description = "What happened here and what helps.")
        String detail,

        @Schema(description = "Path of the request.") String instance,

        @Schema(description = "What is wrong field by field; may be empty.")
        List<FieldProblem> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://optiply.com/problems/";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** The type for a slug such as {@code invalid-request}. */
    public static URI type(String slug) {
        return URI.create(TYPES + slug);
    }
}
