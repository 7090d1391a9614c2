package com.optiply.connector.auth;

import com.optiply.connector.auth.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/** Says once that every operation may answer a problem; an annotation on the resources would drop the answers that follow from the methods' types. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ProblemInEveryOperation implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        var problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("A problem: errors names the fields and the remedies")
                                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem)));
        return operation;
    }
}
