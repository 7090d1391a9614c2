package com.optiply.connector.auth.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.auth.fixture.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer of the service may be framed, sniffed or run, whoever wrote it. */
@QuarkusTest
class LockedDownTest extends ServiceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nowhere",
                "/connect",
                "/connect/none",
                "/connect/none/app",
                "/connect/none/exact",
                "/connect.css",
                "/connect.js",
                "/oauth/callback",
                "/oauth/callback?state=x&code=y",
                "/oauth/back",
                "/api/v1/tenants",
                "/q/health/live"
            })
    void every_answer_is_locked_down(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer;
        try (HttpClient http = HttpClient.newHttpClient()) {
            answer =
                    http.send(HttpRequest.newBuilder(URI.create(service + path)).build(), BodyHandlers.ofString());
        }

        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        // The address for browsers is http here; HttpsOnlyTest has the other case.
        assertThat(answer.headers().map()).doesNotContainKey("strict-transport-security");
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        }
    }
}
