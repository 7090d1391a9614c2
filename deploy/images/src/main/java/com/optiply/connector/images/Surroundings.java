package com.optiply.connector.images;

import com.optiply.connector.model.topic.TopicSetup;
import com.optiply.connector.testsupport.BrokerProcess;
import com.optiply.connector.testsupport.EmbeddedPostgresql;
import com.optiply.connector.testsupport.SandboxProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** What a service needs to become ready: a broker with topics, a database each, an issuer. Real ones, as processes of this machine. */
final class Surroundings implements AutoCloseable {

    private static final int PARTITIONS = 4;

    /** For encrypting nothing that matters. */
    private static final String KEYSET = """
        {"primaryKeyId":7,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey",\
        "value":"GiAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw==","keyMaterialType":"SYMMETRIC"},\
        "status":"ENABLED","keyId":7,"outputPrefixType":"TINK"}]}\
        """;

    private final EmbeddedPostgresql postgres;
    private final BrokerProcess broker;
    private final SandboxProcess sandbox;

    private Surroundings(EmbeddedPostgresql postgres, BrokerProcess broker, SandboxProcess sandbox) {
        this.postgres = postgres;
        this.broker = broker;
        this.sandbox = sandbox;
    }

    static Surroundings start() throws InterruptedException {
        Surroundings started =
                new Surroundings(EmbeddedPostgresql.start(0), BrokerProcess.start(), SandboxProcess.start());
        List.of("auth", "writer").forEach(started.postgres::createDatabase);
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, started.broker.bootstrapServers()))) {
            new TopicSetup("", PARTITIONS).create(admin, Optional.of((short) 1));
            return started;
        } catch (ExecutionException e) {
            started.close();
            throw new IllegalStateException("Cannot create the topics", e.getCause());
        }
    }

    /** A port that nobody has just now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Settings of a service by the names that its code knows, the same kinds of things that the chart writes. */
    Map<String, String> settings(Image image) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "connector.environment",
                "local",
                "connector.partitions",
                Integer.toString(PARTITIONS),
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "quarkus.log.console.json.enabled",
                "true"));
        switch (image) {
            case AUTH -> {
                database(settings, "auth");
                settings.put("quarkus.oidc.auth-server-url", sandbox.oidc().toString());
                settings.put("connector.exact.hosts.\"nl\"", sandbox.exact().toString());
                settings.put("connector.optiply.base-url", sandbox.optiply() + "/v1");
                settings.put("connector.optiply.token-url", sandbox.optiply() + "/api/auth/oauth/token");
                settings.put("connector.auth.public-url", "http://localhost:18090");
                settings.put("connector.auth.keyset", KEYSET);
                settings.put("quarkus.mailer.mock", "true");
            }
            case POLLER -> client(settings, "exact-poller", "poller");
            case WRITER -> {
                client(settings, "optiply-writer", "writer");
                database(settings, "writer");
                settings.put("quarkus.oidc.auth-server-url", sandbox.oidc().toString());
            }
            case SANDBOX -> settings.clear();
        }
        return settings;
    }

    @Override
    public void close() {
        sandbox.close();
        broker.close();
        postgres.close();
    }

    private void client(Map<String, String> settings, String client, String name) {
        settings.put("quarkus.rest-client.auth.url", "http://localhost:18090");
        settings.put("quarkus.oidc-client.auth-server-url", sandbox.oidc().toString());
        settings.put("quarkus.oidc-client.client-id", "connector-" + client);
        settings.put("quarkus.oidc-client.credentials.secret", name + "-secret");
        settings.put(name + ".member-id", name + "-0");
    }

    private void database(Map<String, String> settings, String name) {
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(name));
        settings.put("quarkus.datasource.username", EmbeddedPostgresql.USER);
        settings.put("quarkus.datasource.password", EmbeddedPostgresql.USER);
    }
}
