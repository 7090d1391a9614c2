package com.optiply.connector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.auth.fixture.AuthTestResource;
import com.optiply.connector.auth.fixture.Canaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Looks for every secret of the run in everything the service has logged. Tests that need no service run after those that do, so this one sees it all. */
class LogHoldsNoSecretsTest {

    @Test
    void no_secret_of_the_suite_is_in_the_log() throws IOException {
        Path log = Path.of(AuthTestResource.LOG);
        Assumptions.assumeTrue(Files.exists(log), "runs with the tests of the service");
        String text = Files.readString(log);
        assertThat(text).contains("published revision=");
        assertThat(Canaries.all()).hasSizeGreaterThan(20);

        assertThat(Canaries.all().stream().filter(text::contains)).isEmpty();
    }
}
