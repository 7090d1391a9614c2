package com.optiply.connector.testsupport.merchant;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.topic.TenantPartitioner;
import com.optiply.connector.model.topic.TopicSetup;
import com.optiply.connector.testsupport.BrokerProcess;
import com.optiply.connector.testsupport.Cable;
import com.optiply.connector.testsupport.EmbeddedPostgresql;
import com.optiply.connector.testsupport.SandboxAdmin;
import com.optiply.connector.testsupport.SandboxProcess;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writers as real processes with a broker, a database and the sandbox, and nothing else: what the poller would publish is published by {@link Shop}. */
public final class WriterRig implements AutoCloseable {

    private static final String GROUP = "connector-optiply-writer";
    private static final String DATABASE = "writer";
    private static final int PARTITIONS = 4;

    private final String jar;
    private final Map<Integer, WriterProcess> writers = new ConcurrentHashMap<>();
    private BrokerProcess broker;
    private EmbeddedPostgresql postgres;
    private Cable database;
    private SandboxProcess sandbox;
    private TokenStandIn tokens;
    private KafkaProducer<String, byte[]> producer;

    private WriterRig(String jar) {
        this.jar = jar;
    }

    /** @param root the project's root folder, where writer, broker and sandbox have been packaged */
    public static WriterRig start(Path root) {
        WriterRig rig = new WriterRig(root.resolve("connector-optiply-writer/target/quarkus-app/quarkus-run.jar")
                .toString());
        try {
            rig.broker = BrokerProcess.start();
            rig.postgres = EmbeddedPostgresql.start(0);
            rig.postgres.createDatabase(DATABASE);
            rig.database = Cable.to(rig.postgres.port());
            rig.sandbox = SandboxProcess.start();
            rig.tokens = TokenStandIn.start();
            rig.createTopics();
            rig.producer = rig.newProducer();
            return rig;
        } catch (RuntimeException e) {
            rig.close();
            throw e;
        }
    }

    public SandboxAdmin sandbox() {
        return new SandboxAdmin(sandbox.admin());
    }

    /** Base address of Optiply's stand-in. */
    public URI optiply() {
        return sandbox.optiply();
    }

    /** The way of the writers to their database. */
    public Cable database() {
        return database;
    }

    /** A merchant with an empty account. */
    public Shop shop(String tenant) {
        JsonNode seeded = sandbox()
                .seed(Map.of("name", "empty", "tenants", 1))
                .path("tenants")
                .path(0);
        tokens.register(tenant, TokenStandIn.account(seeded, sandbox.optiply()));
        return new Shop(producer, tenant, seeded);
    }

    /**
     * Starts a replica; it is not ready yet.
     *
     * @param settings beside those of the local profile
     */
    public WriterProcess writer(int replica, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "quarkus.profile",
                "local",
                "connector.clock.sandbox-url",
                sandbox.admin() + "/clock",
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "quarkus.rest-client.auth.url",
                tokens.url(),
                "quarkus.oidc-client.auth-server-url",
                sandbox.oidc().toString(),
                "quarkus.oidc.auth-server-url",
                sandbox.oidc().toString(),
                "writer.member-id",
                "writer-" + replica,
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://localhost:" + database.port() + "/" + DATABASE));
        all.put("quarkus.datasource.username", EmbeddedPostgresql.USER);
        all.put("quarkus.datasource.password", EmbeddedPostgresql.USER);
        all.putAll(settings);
        WriterProcess process = WriterProcess.start("writer-" + replica, jar, all);
        writers.put(replica, process);
        return process;
    }

    /** SIGKILL. */
    public void kill(int replica) {
        writers.remove(replica).kill();
    }

    public void stop(int replica) {
        writers.remove(replica).close();
    }

    /** Stops all writers and forgets how far they have read, so that the next one reads every topic from its beginning. */
    public void rewind() throws InterruptedException {
        writers.values().forEach(WriterProcess::close);
        writers.clear();
        try (Admin admin = admin()) {
            // Static members are missed for a while after they have ended.
            admin.removeMembersFromConsumerGroup(GROUP, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
            admin.deleteConsumerGroups(List.of(GROUP)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Records of a type in the shop's Optiply account. */
    public List<JsonNode> records(Shop shop, String type) {
        return StreamSupport.stream(sandbox().optiply(shop.account(), type).spliterator(), false)
                .toList();
    }

    /** The writes that one record has seen, oldest first. */
    public JsonNode history(Shop shop, String type, String id) {
        return sandbox().call("GET", "/optiply/" + shop.account() + "/" + type + "/" + id + "/history", null);
    }

    /** One number from the writers' database. */
    public long number(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Nothing of the tenant is to be marked, due, unclear or under way; failures rest too. */
    public boolean isAtRest(Shop shop) {
        return number("""
                        select count(*) from resource r join scope using (scope_id) where tenant_id = '%s'
                            and (due and r.state <> 'failed' or r.state in ('unclear', 'calling', 'retrying'))""".formatted(shop.tenant())) == 0
                && number("select count(*) from remark join scope using (scope_id) where tenant_id = '%s'"
                                .formatted(shop.tenant()))
                        == 0;
    }

    @Override
    public void close() {
        writers.values().forEach(WriterProcess::close);
        writers.clear();
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
        if (tokens != null) {
            tokens.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(DATABASE), EmbeddedPostgresql.USER, EmbeddedPostgresql.USER);
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    private void createTopics() {
        try (Admin admin = admin()) {
            new TopicSetup("", PARTITIONS).create(admin, Optional.of((short) 1));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private KafkaProducer<String, byte[]> newProducer() {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers(),
                ProducerConfig.PARTITIONER_CLASS_CONFIG, TenantPartitioner.class.getName(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer-rig");
        KafkaProducer<String, byte[]> made =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        made.initTransactions();
        return made;
    }
}
