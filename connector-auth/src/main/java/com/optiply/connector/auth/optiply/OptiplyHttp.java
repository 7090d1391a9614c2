package com.optiply.connector.auth.optiply;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.optiply.connector.auth.optiply.OptiplyAnswer.Part;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.model.json.EventJson;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The one class that talks HTTP to Optiply: the password grant (§1.2), and one read that shows whether the account is within reach of the token (§1.4). */
@ApplicationScoped
class OptiplyHttp {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final Duration UNTOLD_LIFE = Duration.ofHours(1);

    private final OptiplySite site;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    OptiplyHttp(OptiplySite site) {
        this.site = site;
    }

    /** Asks for a token; repeating it does no harm. */
    OptiplyAnswer grant(OptiplyCredentials credentials) {
        String basic = credentials.clientId() + ":" + credentials.clientSecret().reveal();
        String form = "grant_type=password&username=" + encode(credentials.username()) + "&password="
                + encode(credentials.password().reveal());
        return call(
                HttpRequest.newBuilder(site.tokenUrl())
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                OptiplyHttp::judgeGrant);
    }

    /** Reads one product of the account: 403 means that the token cannot see it. Any other answer proves nothing against it. */
    OptiplyAnswer probe(long accountId, OptiplyAnswer.Granted token) {
        URI address =
                URI.create(site.baseUrl() + "/products?page%5Blimit%5D=1&page%5Boffset%5D=0&accountId=" + accountId);
        return call(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token.accessToken().reveal())
                        .header("Content-Type", "application/vnd.api+json")
                        .header("Accept", "application/vnd.api+json")
                        .build(),
                response -> response.statusCode() == 403 ? new OptiplyAnswer.Refused(Part.ACCOUNT) : token);
    }

    private OptiplyAnswer call(HttpRequest request, Function<HttpResponse<String>, OptiplyAnswer> judge) {
        CompletableFuture<HttpResponse<String>> call =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LARGEST_BODY));
        try {
            return judge.apply(call.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            call.cancel(true);
            return new OptiplyAnswer.Unreachable("no answer within " + LIMIT);
        } catch (ExecutionException e) {
            return new OptiplyAnswer.Unreachable(
                    "the connection failed (" + e.getCause().getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new OptiplyAnswer.Unreachable("interrupted");
        }
    }

    private static OptiplyAnswer judgeGrant(HttpResponse<String> response) {
        JsonNode body = parse(response.body());
        String token = body.path("access_token").asText("");
        if (response.statusCode() == 200 && !token.isBlank()) {
            long seconds = body.path("expires_in").asLong(UNTOLD_LIFE.toSeconds());
            return new OptiplyAnswer.Granted(Secret.of(token), seconds > 0 ? Duration.ofSeconds(seconds) : UNTOLD_LIFE);
        }
        if (response.statusCode() == 400 || response.statusCode() == 401) {
            return new OptiplyAnswer.Refused(
                    switch (body.path("error").asText("")) {
                        case "invalid_client" -> Part.CLIENT;
                        case "invalid_grant" -> Part.USER;
                        default -> Part.UNKNOWN;
                    });
        }
        return new OptiplyAnswer.Unreachable("the token endpoint answered " + response.statusCode());
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode tree = EventJson.mapper().readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
