package com.optiply.connector.local.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The configuration the services get here; everything not named has its default. */
final class ServiceSettings {

    /** Partitions of every topic: few, so that a small machine starts quickly. */
    static final int PARTITIONS = 4;

    private static final List<String> COMPOSITION_STREAMS =
            List.of("bom-versions", "bom-materials", "assembly-boms", "assembly-bom-materials");

    private final Ports ports;
    private final Function<Service, Map<String, String>> more;
    private final String keyset = Keyset.aes256Gcm();

    /** @param more further settings of a service, for instance where traces go */
    ServiceSettings(Ports ports, Function<Service, Map<String, String>> more) {
        this.ports = ports;
        this.more = more;
    }

    /** @return configuration by name, as a service reads it from system properties */
    Map<String, String> of(Service service) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("quarkus.profile", "local");
        settings.put("quarkus.http.host", "localhost");
        settings.put("quarkus.http.port", Integer.toString(ports.of(service.port())));
        settings.put("connector.environment", "local");
        settings.put("connector.partitions", Integer.toString(PARTITIONS));
        settings.put("connector.clock.sandbox-url", ports.url(Port.SANDBOX) + "/clock");
        settings.put("kafka.bootstrap.servers", "localhost:" + ports.of(Port.KAFKA));
        switch (service) {
            case AUTH -> auth(settings);
            case POLLER -> poller(settings);
            case WRITER -> writer(settings);
        }
        settings.putAll(more.apply(service));
        return settings;
    }

    String issuer() {
        return ports.url(Port.OIDC) + "/realms/connector";
    }

    private void auth(Map<String, String> settings) {
        database(settings, "auth");
        settings.put("quarkus.oidc.auth-server-url", issuer());
        settings.put("connector.exact.hosts.\"nl\"", ports.url(Port.EXACT).toString());
        settings.put("connector.optiply.base-url", ports.url(Port.OPTIPLY) + "/v1");
        settings.put("connector.optiply.token-url", ports.url(Port.OPTIPLY) + "/api/auth/oauth/token");
        settings.put("connector.auth.public-url", ports.url(Port.AUTH).toString());
        settings.put("connector.auth.keyset", keyset);
    }

    private void poller(Map<String, String> settings) {
        client(settings, "poller");
        settings.put("quarkus.oidc-client.client-id", "connector-exact-poller");
        settings.put("poller.member-id", "poller-1");
        // The default plan reads them every hour: too long to watch.
        COMPOSITION_STREAMS.forEach(stream -> settings.put("poller.intervals." + stream, "10m"));
    }

    private void writer(Map<String, String> settings) {
        client(settings, "writer");
        database(settings, "writer");
        settings.put("quarkus.oidc.auth-server-url", issuer());
        settings.put("quarkus.oidc-client.client-id", "connector-optiply-writer");
        settings.put("writer.member-id", "writer-1");
        settings.put("writer.pacing.start-per-second", "100");
    }

    private void client(Map<String, String> settings, String name) {
        settings.put("quarkus.rest-client.auth.url", ports.url(Port.AUTH).toString());
        settings.put("quarkus.oidc-client.auth-server-url", issuer());
        settings.put("quarkus.oidc-client.credentials.secret", name + "-secret");
    }

    private void database(Map<String, String> settings, String name) {
        settings.put(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:" + ports.of(Port.POSTGRES) + "/" + name);
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
    }
}
