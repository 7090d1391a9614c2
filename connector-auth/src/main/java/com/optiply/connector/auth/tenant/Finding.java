package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.problem.FieldProblem;
import java.util.List;

/** What a check found: nothing wrong, or the problems with their remedies. */
record Finding(String name, List<FieldProblem> problems) {

    static Finding passed(String name) {
        return new Finding(name, List.of());
    }

    static Finding failed(String name, String field, String message, String remedy) {
        return new Finding(name, List.of(new FieldProblem(field, message, remedy)));
    }

    boolean passed() {
        return problems.isEmpty();
    }
}
