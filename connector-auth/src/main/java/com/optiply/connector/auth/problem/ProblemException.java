package com.optiply.connector.auth.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with a problem answer. Messages carry no secret. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient List<FieldProblem> errors;
    private final transient Optional<Duration> retryAfter;

    public ProblemException(ProblemKind kind, String detail, List<FieldProblem> errors) {
        this(kind, detail, errors, Optional.empty());
    }

    private ProblemException(
            ProblemKind kind, String detail, List<FieldProblem> errors, Optional<Duration> retryAfter) {
        super(detail);
        this.kind = kind;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public static ProblemException of(ProblemKind kind, String detail) {
        return new ProblemException(kind, detail, List.of());
    }

    /** A problem with one field. */
    public static ProblemException field(ProblemKind kind, String field, String message, String remedy) {
        return new ProblemException(
                kind, "%s %s. %s".formatted(field, message, remedy), List.of(new FieldProblem(field, message, remedy)));
    }

    /** A problem that goes away by itself. */
    public static ProblemException later(ProblemKind kind, String detail, Duration retryAfter) {
        return new ProblemException(kind, detail, List.of(), Optional.of(retryAfter));
    }

    public ProblemKind kind() {
        return kind;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    /** How long the caller should wait, in real time; empty where waiting does not help. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
