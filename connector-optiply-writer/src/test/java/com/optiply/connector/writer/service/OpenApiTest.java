package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed description of the API is that of this code. To renew it: {@code mvn test -Dtest=OpenApiTest -Dopenapi.write=true}. */
@QuarkusTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void theCommittedDocumentIsCurrent() throws IOException {
        String served = RestAssured.get("/q/openapi?format=yaml").asString();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, served);
        }

        assertThat(COMMITTED).hasContent(served);
    }
}
