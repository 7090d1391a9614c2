package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.optiply.connector.sandbox.http.Face;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HTTPS beside HTTP, with an authority that clients can be told to trust. */
class TlsTest {
    private static Sandbox sandbox;
    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    @BeforeAll
    static void started() {
        sandbox = Sandbox.start(Ports.free().withFreeTls());
    }

    @AfterAll
    static void stopped() {
        sandbox.close();
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient trusting(String pem) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        assertThat(certificate.getBasicConstraints()).isZero();
        trusted.setCertificateEntry("sandbox", certificate);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void who_trusts_the_authority_can_use_every_face() throws Exception {
        String pem = get(PLAIN, sandbox.admin() + "/ca.pem").body();
        HttpClient client = trusting(pem);
        assertThat(get(client, sandbox.https().get(Face.ADMIN) + "/ready").statusCode())
                .isEqualTo(200);
        assertThat(get(client, sandbox.https().get(Face.EXACT) + "/api/v1/current/Me")
                        .statusCode())
                .isEqualTo(401);
        assertThat(get(client, sandbox.https().get(Face.OPTIPLY) + "/v1/products")
                        .statusCode())
                .isEqualTo(401);
        String oidc = sandbox.https().get(Face.OIDC) + "/realms/connector";
        assertThat(get(client, oidc + "/.well-known/openid-configuration").body())
                .contains("\"issuer\":\"" + oidc + "\"");
        String byAddress = sandbox.https().get(Face.ADMIN).replace("localhost", "127.0.0.1");
        assertThat(get(client, byAddress + "/ready").statusCode()).isEqualTo(200);
        assertThat(sandbox.addresses().getString("exactTls")).startsWith("https://localhost:");
    }

    @Test
    void nobody_else_does() {
        assertThatThrownBy(() -> get(PLAIN, sandbox.https().get(Face.EXACT) + "/api/v1/current/Me"))
                .isInstanceOf(SSLHandshakeException.class);
    }
}
