package com.optiply.connector.auth.exact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.model.json.EventJson;
import java.time.Duration;
import java.util.Locale;

/**
 * Judges answers of the token endpoint by their body (§1.5): a status alone never costs a consent, and a pair is a pair whatever status it came with. Texts of
 * causes never repeat the body.
 */
final class TokenAnswers {

    private static final Duration USUAL_LIFE = Duration.ofSeconds(600);

    private TokenAnswers() {}

    /** Judges the answer to a refresh. */
    static TokenAnswer ofRefresh(Answer answer) {
        return switch (answer) {
            case Answer.Nothing nothing -> new TokenAnswer.Unclear(nothing.cause());
            case Answer.Received received -> ofRefresh(received.status(), parse(received.body()));
        };
    }

    /** Judges the answer to a code exchange. A refusal without a known error means the code: it is used, expired or belongs to another redirect URL. */
    static TokenAnswer ofExchange(Answer answer) {
        return switch (answer) {
            case Answer.Nothing nothing -> new TokenAnswer.Unclear(nothing.cause());
            case Answer.Received received -> ofExchange(received.status(), parse(received.body()));
        };
    }

    private static TokenAnswer ofRefresh(int status, JsonNode body) {
        if (isPair(body)) {
            return pair(body);
        }
        String error = error(body);
        String description = description(body);
        return switch (error) {
            case "access_denied" ->
                description.contains("not expired")
                        ? new TokenAnswer.TooEarly()
                        : new TokenAnswer.Unclear("access_denied with status " + status);
            case "unauthorized_client" -> new TokenAnswer.Void("the refresh token was used or superseded");
            case "invalid_grant" -> new TokenAnswer.Void("the consent was taken back", true);
            case "invalid_request" ->
                description.contains("refresh token expired")
                        ? new TokenAnswer.Void("the refresh token has expired")
                        : new TokenAnswer.AppRefused(error);
            case "invalid_client" -> new TokenAnswer.AppRefused(error);
            default -> new TokenAnswer.Unclear("status %d without a known answer".formatted(status));
        };
    }

    private static TokenAnswer ofExchange(int status, JsonNode body) {
        if (isPair(body)) {
            return pair(body);
        }
        String error = error(body);
        if (error.equals("invalid_client") || error.equals("invalid_request") || error.equals("unauthorized_client")) {
            return new TokenAnswer.AppRefused(error);
        }
        return status == 400 || status == 401 || error.equals("invalid_grant")
                ? new TokenAnswer.Void("the code is used, expired or belongs to another redirect URL")
                : new TokenAnswer.Unclear("status %d without a token pair".formatted(status));
    }

    private static boolean isPair(JsonNode body) {
        return !text(body, "access_token").isBlank()
                && !text(body, "refresh_token").isBlank();
    }

    private static TokenAnswer pair(JsonNode body) {
        // expires_in is a text in Exact's answers ("600"); asLong takes both forms.
        long seconds = body.path("expires_in").asLong(USUAL_LIFE.toSeconds());
        return new TokenAnswer.Pair(
                Secret.of(text(body, "access_token")),
                Secret.of(text(body, "refresh_token")),
                seconds > 0 ? Duration.ofSeconds(seconds) : USUAL_LIFE);
    }

    private static String error(JsonNode body) {
        return text(body, "error").toLowerCase(Locale.ROOT);
    }

    private static String description(JsonNode body) {
        return text(body, "error_description").toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).isTextual() ? body.path(field).textValue() : "";
    }

    private static JsonNode parse(Secret body) {
        try {
            JsonNode tree = EventJson.mapper().readTree(body.reveal());
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
