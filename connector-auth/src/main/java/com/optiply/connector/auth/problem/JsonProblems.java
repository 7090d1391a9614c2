package com.optiply.connector.auth.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.optiply.connector.model.json.EventJson;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Turns Jackson's exceptions into problems that name the field, without repeating a value of the request. */
final class JsonProblems {

    private JsonProblems() {}

    static ProblemException of(JsonProcessingException cause) {
        return switch (cause) {
            case JsonMappingException wrapper
            when wrapper.getCause() instanceof StreamReadException broken -> malformed(broken);
            case UnrecognizedPropertyException unknown ->
                problem(
                        ProblemKind.INVALID_REQUEST,
                        path(unknown),
                        "is not a field of this request",
                        "Leave it out or mend its name; known here: "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            case InvalidFormatException format ->
                problem(ProblemKind.INVALID_REQUEST, path(format), "has a value that is not allowed", allowed(format));
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() ->
                problem(
                        ProblemKind.INVALID_REQUEST,
                        path(mismatch),
                        "has the wrong JSON type",
                        "Give " + word(mismatch.getTargetType()));
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() ->
                problem(
                        ProblemKind.INVALID_REQUEST,
                        path(mapping),
                        "has a value that cannot be used",
                        "Compare with the API description at /q/openapi");
            default -> malformed(cause);
        };
    }

    private static ProblemException malformed(JsonProcessingException cause) {
        return problem(
                ProblemKind.MALFORMED_JSON,
                "body",
                "is not a JSON object of this request" + place(cause),
                "Send well-formed JSON (UTF-8, one object, no comments, no trailing commas)");
    }

    private static ProblemException problem(ProblemKind kind, String field, String message, String remedy) {
        return ProblemException.field(kind, field, message, remedy);
    }

    private static String allowed(InvalidFormatException format) {
        Class<?> target = format.getTargetType();
        if (target != null && target.isEnum()) {
            return Arrays.stream(target.getEnumConstants())
                    .map(constant -> EventJson.mapper().convertValue(constant, String.class))
                    .collect(Collectors.joining(", ", "Give one of: ", ""));
        }
        return "Give " + word(target);
    }

    private static String word(Class<?> target) {
        if (target == null) {
            return "what the API description at /q/openapi says";
        }
        if (target == LocalDate.class) {
            return "a date such as 2026-08-01";
        }
        if (target == Integer.class || target == Long.class || target.isPrimitive()) {
            return "a whole number";
        }
        if (List.class.isAssignableFrom(target)) {
            return "a list";
        }
        boolean textual = target == String.class
                || Arrays.stream(target.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
        return textual ? "a text" : "an object";
    }

    private static String path(JsonMappingException cause) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : cause.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String place(JsonProcessingException cause) {
        return cause.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(
                                cause.getLocation().getLineNr(),
                                cause.getLocation().getColumnNr());
    }
}
