package com.optiply.connector.writer.explain;

import com.optiply.connector.writer.explain.Problem.FieldProblem;
import java.util.List;

/** A request that cannot be answered as it is. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String slug;
    private final int status;
    private final transient List<FieldProblem> errors;

    Refusal(String slug, int status, String detail, FieldProblem... errors) {
        super(detail);
        this.slug = slug;
        this.status = status;
        this.errors = List.of(errors);
    }

    static Refusal unknown(String what) {
        return new Refusal("not-found", 404, what);
    }

    String slug() {
        return slug;
    }

    int status() {
        return status;
    }

    List<FieldProblem> errors() {
        return errors;
    }
}
