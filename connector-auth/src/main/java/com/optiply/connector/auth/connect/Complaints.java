package com.optiply.connector.auth.connect;

import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.auth.problem.ProblemException;
import java.util.List;

/** Says problems in the merchant's words: what happened and what to do. The API's own texts speak to programmers. */
final class Complaints {

    private Complaints() {}

    static List<String> of(ProblemException problem, Words words) {
        String slug = problem.kind().slug();
        if (problem.errors().isEmpty()) {
            return List.of(words.first("problem." + slug, "problem"));
        }
        return problem.errors().stream()
                .map(FieldProblem::field)
                .map(field -> field.replaceAll("\\[\\d+]", "").replaceAll(".*\\.", ""))
                .map(field -> words.first("problem." + slug + "." + field, "problem." + slug, "problem"))
                .distinct()
                .toList();
    }
}
