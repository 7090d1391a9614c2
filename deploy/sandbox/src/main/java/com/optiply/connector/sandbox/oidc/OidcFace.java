package com.optiply.connector.sandbox.oidc;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Endpoint;
import com.optiply.connector.sandbox.http.Params;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An OIDC issuer with the client-credentials grant for the project's services and its operator. */
public final class OidcFace implements Endpoint {
    private static final String REALM = "/realms/connector";
    private static final String TOKEN = REALM + "/protocol/openid-connect/token";
    private static final String CERTS = REALM + "/protocol/openid-connect/certs";
    private static final long LIFE_SECONDS = 300;
    private static final Map<String, Client> CLIENTS = Map.of(
            "connector-auth", new Client("auth-secret", "service"),
            "connector-exact-poller", new Client("poller-secret", "service"),
            "connector-optiply-writer", new Client("writer-secret", "service"),
            "operator", new Client("operator-secret", "operator"));

    private final String issuer;
    private final InstantSource realTime;
    private final SigningKey key = new SigningKey();

    /** An issuer at {@code http://host:port}. */
    public OidcFace(String base, InstantSource realTime) {
        this.issuer = base + REALM;
        this.realTime = realTime;
    }

    public String issuer() {
        return issuer;
    }

    @Override
    public Answer answer(Call call) {
        return switch (call.path()) {
            case REALM + "/.well-known/openid-configuration" -> json(200, discovery());
            case CERTS -> json(200, new JsonObject().put("keys", new JsonArray().add(key.publicJwk())));
            case TOKEN -> token(call);
            default -> json(404, new JsonObject().put("error", "not_found"));
        };
    }

    private JsonObject discovery() {
        String base = issuer.substring(0, issuer.length() - REALM.length());
        return new JsonObject()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + "/protocol/openid-connect/auth")
                .put("token_endpoint", base + TOKEN)
                .put("jwks_uri", base + CERTS)
                .put("response_types_supported", new JsonArray().add("code"))
                .put("subject_types_supported", new JsonArray().add("public"))
                .put("grant_types_supported", new JsonArray().add("client_credentials"))
                .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"))
                .put(
                        "token_endpoint_auth_methods_supported",
                        new JsonArray().add("client_secret_basic").add("client_secret_post"));
    }

    private Answer token(Call call) {
        Params form = call.form();
        if (!call.method().equals("POST") || !form.text("grant_type").equals("client_credentials")) {
            return json(400, new JsonObject().put("error", "unsupported_grant_type"));
        }
        Optional<Call.Basic> basic = call.basic();
        String id = basic.map(Call.Basic::user).orElse(form.text("client_id"));
        String secret = basic.map(Call.Basic::password).orElse(form.text("client_secret"));
        Client client = CLIENTS.get(id);
        if (client == null || !client.secret.equals(secret)) {
            return json(401, new JsonObject().put("error", "invalid_client"));
        }
        long now = realTime.instant().getEpochSecond();
        String token = key.sign(new JsonObject()
                .put("iss", issuer)
                .put("sub", id)
                .put("aud", "connector")
                .put("azp", id)
                .put("groups", new JsonArray().add(client.role))
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now)
                .put("exp", now + LIFE_SECONDS));
        return json(
                200,
                new JsonObject()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", LIFE_SECONDS)
                        .put("scope", "connector"));
    }

    private static Answer json(int status, JsonObject body) {
        return Answer.of(status, Answer.JSON, body.toBuffer());
    }

    private record Client(String secret, String role) {}
}
