package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.problem.FieldProblem;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One check of a tenant. */
public record Check(
        @Schema(description = "What was checked; after a colon, of what.")
        String name,

        boolean passed,

        @Schema(description = "What was found when it failed; null when it passed.", nullable = true)
        String message,

        @Schema(description = "What to do when it failed; null when it passed.", nullable = true)
        String remedy) {

    static Check of(Finding finding) {
        return finding.passed()
                ? new Check(finding.name(), true, null, null)
                : new Check(
                        finding.name(),
                        false,
                        joined(finding.problems().stream()
                                .map(problem -> problem.field() + " " + problem.message())
                                .toList()),
                        joined(finding.problems().stream()
                                .map(FieldProblem::remedy)
                                .toList()));
    }

    private static String joined(List<String> texts) {
        return texts.stream().distinct().collect(Collectors.joining("; "));
    }
}
