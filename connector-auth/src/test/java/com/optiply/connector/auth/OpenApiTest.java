package com.optiply.connector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.auth.fixture.Browser;
import com.optiply.connector.auth.fixture.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed description of the API is that of this code. To renew it: {@code mvn test -Dtest=OpenApiTest -Dopenapi.write=true}. */
@QuarkusTest
class OpenApiTest extends ServiceTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void the_committed_document_is_current() throws IOException {
        String served = new Browser()
                .open(URI.create(service + "/q/openapi?format=yaml"))
                .body();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, served);
        }

        assertThat(COMMITTED).hasContent(served);
    }

    @Test
    void health_and_metrics_are_served() {
        assertThat(new Browser().open(URI.create(service + "/q/health/ready")).body())
                .contains("topics", "database-schema")
                .doesNotContain("DOWN");
        assertThat(new Browser().open(URI.create(service + "/q/metrics")).body())
                .contains("jvm_memory_used_bytes");
    }
}
