package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The OIDC issuer: what Quarkus' oidc and oidc-client need of it. */
class OidcTest extends SandboxTest {

    @Test
    void a_token_verifies_against_the_published_key() throws GeneralSecurityException {
        JsonNode discovery = get(SANDBOX.oidc() + "/.well-known/openid-configuration");
        assertThat(discovery.get("issuer").asText()).isEqualTo(SANDBOX.oidc());

        JsonNode answer = postForm(
                        discovery.get("token_endpoint").asText(),
                        Map.of("grant_type", "client_credentials"),
                        "Authorization",
                        basic("connector-exact-poller", "poller-secret"))
                .json();
        String[] parts = answer.get("access_token").asText().split("\\.");
        JsonNode key = get(discovery.get("jwks_uri").asText()).at("/keys/0");

        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey(key));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(decode(parts[0]).get("kid")).isEqualTo(key.get("kid"));
        JsonNode claims = decode(parts[1]);
        assertThat(claims.get("iss").asText()).isEqualTo(SANDBOX.oidc());
        assertThat(claims.get("aud").asText()).isEqualTo("connector");
        assertThat(claims.get("azp").asText()).isEqualTo("connector-exact-poller");
        assertThat(claims.at("/groups/0").asText()).isEqualTo("service");
        assertThat(Instant.ofEpochSecond(claims.get("exp").longValue())).isAfter(Instant.now());
    }

    @Test
    void operators_have_their_role_and_wrong_secrets_are_refused() {
        String url = SANDBOX.oidc() + "/protocol/openid-connect/token";
        Map<String, String> operator =
                Map.of("grant_type", "client_credentials", "client_id", "operator", "client_secret", "operator-secret");
        String token = postForm(url, operator).json().get("access_token").asText();
        assertThat(decode(token.split("\\.")[1]).at("/groups/0").asText()).isEqualTo("operator");
        assertThat(postForm(url, Map.of("grant_type", "client_credentials", "client_id", "operator"))
                        .status())
                .isEqualTo(401);
    }

    private static JsonNode get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build()).json();
    }

    private static JsonNode decode(String part) {
        return parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    private static PublicKey publicKey(JsonNode jwk) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(jwk.get("n")), number(jwk.get("e"))));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }
}
