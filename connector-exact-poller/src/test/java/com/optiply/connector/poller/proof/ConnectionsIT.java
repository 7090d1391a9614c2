package com.optiply.connector.poller.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.BadWire;
import com.optiply.connector.poller.fixture.BadWire.Fault;
import com.optiply.connector.poller.fixture.PollerProcess;
import com.optiply.connector.poller.fixture.ProofGround;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.stream.Stream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Slow, cut and reset connections between the poller and each of those it talks to: every change arrives, once. {@code -Dproof.silent=true} adds wires that stay
 * open and pass nothing on. Runs where this machine has the address 127.0.0.2, as every Linux has.
 */
class ConnectionsIT {

    /** Whom the poller talks to. */
    enum Peer {
        EXACT,
        AUTH,
        KAFKA
    }

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int CHANGES = 20;
    private static final String OTHER_ADDRESS = "127.0.0.2";

    @TempDir
    static Path folder;

    private static final Map<Peer, BadWire> WIRES = new EnumMap<>(Peer.class);
    private static BadWire issuer;
    private static ProofGround ground;
    private static PollerProcess process;
    private static Samples tenant;

    @BeforeAll
    static void start() throws Exception {
        ground = new ProofGround(folder.resolve("broker"));
        ground.poller().morning(120);
        String auth = ground.setting("quarkus.rest-client.auth.url");
        WIRES.put(Peer.EXACT, wire(URI.create(ground.setting("sandbox.exact"))));
        WIRES.put(Peer.AUTH, wire(URI.create(auth)));
        WIRES.put(Peer.KAFKA, wire(URI.create("kafka://" + ground.setting("kafka.bootstrap.servers"))));
        issuer = wire(URI.create(ground.setting("quarkus.oidc-client.auth-server-url")));
        Path hosts = folder.resolve("hosts");
        Files.writeString(
                hosts,
                OTHER_ADDRESS + " localhost " + InetAddress.getLocalHost().getHostName() + "\n");
        process = ground.process(
                "wires",
                List.of(
                        "-Djdk.net.hosts.file=" + hosts,
                        "-Dquarkus.rest-client.auth.url=" + auth.replace("localhost", OTHER_ADDRESS),
                        "-Dquarkus.rest-client.auth.read-timeout=3000",
                        "-Dconnector.clock.sandbox-url="
                                + ground.setting("connector.clock.sandbox-url").replace("localhost", "127.0.0.1"),
                        "-Dpoller.http.timeout=3s",
                        "-Dpoller.transaction-timeout=5s"));
        tenant = ground.tenant("wires", 200);
        ground.poller().publish(tenant);
        ground.poller().awaitLoaded(tenant, PATIENCE);
    }

    @AfterAll
    static void stop() throws Exception {
        process.close();
        for (BadWire wire : WIRES.values()) {
            wire.close();
        }
        issuer.close();
        ground.close();
    }

    static List<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        Set<Fault> left = Boolean.getBoolean("proof.silent") ? Set.of(Fault.NONE) : Set.of(Fault.NONE, Fault.SILENT);
        for (Peer peer : Peer.values()) {
            for (Fault fault : Fault.values()) {
                if (!left.contains(fault)) {
                    cells.add(Arguments.of(peer, fault));
                }
            }
        }
        return cells;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cells")
    void everything_arrives_once_over_a_bad_wire(Peer peer, Fault fault) throws Exception {
        String mark = peer + "-" + fault;
        BadWire wire = WIRES.get(peer);

        wire.become(fault);
        change(mark);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            ground.poller().hint(tenant, Stream.ITEMS);
            return wire.felt() >= 3;
        });
        if (fault != Fault.SLOW) {
            wire.become(Fault.NONE);
        }

        await().atMost(PATIENCE).until(() -> arrived(mark) == CHANGES);
        wire.become(Fault.NONE);
        ground.assertComplete(tenant);
        assertThat(ground.poller()
                        .sandbox()
                        .counters()
                        .path("exact")
                        .path("tooManyRequests")
                        .asInt())
                .isZero();
        assertThat(ground.poller().tap().of(Topic.EXACT_DEAD_LETTER, "wires")).isEmpty();
        assertThat(process.health("live")).isEqualTo(200);
    }

    private static void change(String mark) {
        int division = tenant.tenant().division();
        JsonNode rows = ground.poller().sandbox().rows(division, "Items");
        IntStream.range(0, CHANGES).forEach(at -> ground.poller()
                .sandbox()
                .patch(division, "Items", rows.get(at).path("ID").asText(), Map.of("SearchCode", mark)));
    }

    private static long arrived(String mark) {
        return ground.poller().tap().live(Topic.ITEM, "wires").values().stream()
                .filter(event -> event.value().path("searchCode").asText().equals(mark))
                .count();
    }

    private static BadWire wire(URI server) throws Exception {
        return new BadWire(InetAddress.getByName(OTHER_ADDRESS), InetAddress.getByName("127.0.0.1"), server.getPort());
    }
}
