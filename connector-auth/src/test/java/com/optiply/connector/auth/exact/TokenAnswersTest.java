package com.optiply.connector.auth.exact;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.auth.secret.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact reference §1.5, line by line. */
class TokenAnswersTest {

    private static final String PAIR =
            "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":\"600\",\"refresh_token\":\"r!\"}";

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 503})
    void a_pair_is_a_pair_whatever_its_status(int status) {
        assertThat(refresh(status, PAIR))
                .isEqualTo(new TokenAnswer.Pair(Secret.of("a"), Secret.of("r!"), Duration.ofSeconds(600)));
    }

    @Test
    void the_life_may_be_text_number_or_absent() {
        assertThat(life(PAIR)).isEqualTo(Duration.ofSeconds(600));
        assertThat(life(PAIR.replace("\"600\"", "300"))).isEqualTo(Duration.ofSeconds(300));
        assertThat(life(PAIR.replace("\"expires_in\":\"600\",", ""))).isEqualTo(Duration.ofSeconds(600));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"error\":\"unauthorized_client\",\"error_description\":\"Old refresh token used.\"}",
                "400 | {\"error\":\"unauthorized_client\",\"error_description\":\"Old refresh token used.\"}",
                "400 | {\"error\":\"invalid_request\",\"error_description\":\"The refresh token expired at 10\\/11\\/2022 9:18:20 PM and it is now 10\\/28\\/2022 4:15:50 PM.\"}",
                "400 | {\"error\":\"invalid_grant\"}"
            })
    void only_a_definite_refusal_in_the_body_voids_the_token(int status, String body) {
        assertThat(refresh(status, body)).isInstanceOf(TokenAnswer.Void.class);
    }

    @Test
    void a_consent_that_was_taken_back_is_told_from_a_used_token() {
        assertThat(refresh(400, "{\"error\":\"invalid_grant\"}"))
                .isEqualTo(new TokenAnswer.Void("the consent was taken back", true));
        assertThat(refresh(401, "{\"error\":\"unauthorized_client\"}"))
                .isInstanceOfSatisfying(TokenAnswer.Void.class, used -> assertThat(used.revoked())
                        .isFalse());
    }

    @Test
    void too_early_keeps_the_pair() {
        assertThat(
                        refresh(
                                400,
                                "{\"error\":\"access_denied\",\"error_description\":\"Rate limit exceeded: access_token not expired\"}"))
                .isEqualTo(new TokenAnswer.TooEarly());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>Object moved</html>",
                "{\"access_token\":\"a\"}",
                "{\"error\":\"other\"}",
                "{\"refresh_token\":\"r\"}"
            })
    void everything_else_is_unclear_whatever_its_status(String body) {
        for (int status : new int[] {200, 400, 401, 403, 500, 503}) {
            assertThat(refresh(status, body)).isInstanceOf(TokenAnswer.Unclear.class);
        }
    }

    @Test
    void wrong_client_credentials_are_not_a_lost_consent() {
        assertThat(refresh(400, "{\"error\":\"invalid_request\"}")).isInstanceOf(TokenAnswer.AppRefused.class);
        assertThat(refresh(400, "{\"error\":\"invalid_client\"}")).isInstanceOf(TokenAnswer.AppRefused.class);
    }

    @Test
    void an_exchange_tells_app_and_code_apart_as_far_as_exact_does() {
        assertThat(exchange(400, "{\"error\":\"invalid_request\"}")).isInstanceOf(TokenAnswer.AppRefused.class);
        assertThat(exchange(400, "")).isInstanceOf(TokenAnswer.Void.class);
        assertThat(exchange(401, "")).isInstanceOf(TokenAnswer.Void.class);
        assertThat(exchange(200, "")).isInstanceOf(TokenAnswer.Unclear.class);
        assertThat(exchange(503, "maintenance")).isInstanceOf(TokenAnswer.Unclear.class);
    }

    private static Duration life(String body) {
        return ((TokenAnswer.Pair) refresh(200, body)).life();
    }

    private static TokenAnswer refresh(int status, String body) {
        return TokenAnswers.ofRefresh(new Answer.Received(status, Secret.of(body), ""));
    }

    private static TokenAnswer exchange(int status, String body) {
        return TokenAnswers.ofExchange(new Answer.Received(status, Secret.of(body), ""));
    }
}
