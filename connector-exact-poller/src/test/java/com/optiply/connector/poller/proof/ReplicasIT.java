package com.optiply.connector.poller.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.poller.fixture.PollerProcess;
import com.optiply.connector.poller.fixture.ProofGround;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.testsupport.KafkaTestResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several pollers share the work while tenants are loaded: one stands still and wakes up, others come, restart and go. A reader of committed records sees every
 * row, none twice. {@code -Dproof.pause.seconds=90 -Dproof.items=5000 -Dproof.rolls=3} makes it the full proof.
 */
class ReplicasIT {

    private static final String GROUP = "exact-poller";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ITEMS = Integer.getInteger("proof.items", 800);
    private static final int ROLLS = Integer.getInteger("proof.rolls", 1);
    private static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("proof.pause.seconds", 0));

    @TempDir
    Path data;

    private final List<PollerProcess> processes = new ArrayList<>();
    private ProofGround ground;

    @BeforeEach
    void start() throws Exception {
        ground = new ProofGround(data);
        ground.poller().morning(20);
        ground.poller().sandbox().setSwitch("exact.sync-page-size", 20);
    }

    @AfterEach
    void stop() throws Exception {
        processes.forEach(PollerProcess::close);
        ground.close();
    }

    @Test
    void who_stood_still_and_wakes_up_as_a_former_owner_commits_nothing() throws Exception {
        Samples tenant = ground.tenant("proof-paused", ITEMS);
        PollerProcess former = process("former");
        ground.poller().publish(tenant);
        await().atMost(PATIENCE).until(() -> ground.pages(tenant) > 15);
        slowly();

        former.signal("STOP");
        PollerProcess successor = process("successor");
        await().atMost(PATIENCE).until(() -> owned("successor") == KafkaTestResource.PARTITIONS);
        int before = ground.pages(tenant);
        await().atMost(PATIENCE).until(() -> ground.pages(tenant) > before);
        assertThat(ground.isLoaded(tenant)).isFalse();
        // As long as the former owner stands still, the successor has everything.
        await().during(PAUSE)
                .atMost(PAUSE.plus(PATIENCE))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> owned("successor") == KafkaTestResource.PARTITIONS);
        former.signal("CONT");

        await().atMost(PATIENCE).until(() -> owned("former") > 0 && owned("successor") > 0);
        quickly();
        ground.poller().awaitLoaded(tenant, PATIENCE);
        ground.assertComplete(tenant);
        assertThat(successor.health("live")).isEqualTo(200);
        assertThat(former.health("live")).isEqualTo(200);
    }

    @Test
    void one_becomes_three_each_restarts_and_three_become_one() throws Exception {
        List<Samples> tenants = new ArrayList<>();
        PollerProcess first = process("m1");
        for (int number = 1; number <= 4; number++) {
            Samples tenant = ground.tenant("proof-rolling-" + number, ITEMS);
            tenants.add(tenant);
            ground.poller().publish(tenant);
        }
        await().atMost(PATIENCE).until(() -> tenants.stream().allMatch(tenant -> ground.pages(tenant) > 2));
        slowly();

        PollerProcess second = process("m2");
        PollerProcess third = process("m3");
        await().atMost(PATIENCE).until(() -> owned("m1") > 0 && owned("m2") > 0 && owned("m3") > 0);
        assertThat(tenants).noneMatch(ground::isLoaded);
        for (int roll = 1; roll <= ROLLS; roll++) {
            second.close();
            second = process("m2");
            PollerProcess restarted = second;
            await().atMost(PATIENCE).until(() -> restarted.health("ready") == 200 && owned("m2") > 0);
        }
        second.close();
        third.close();
        await().atMost(PATIENCE).until(() -> owned("m1") == KafkaTestResource.PARTITIONS);

        quickly();
        for (Samples tenant : tenants) {
            ground.poller().awaitLoaded(tenant, PATIENCE);
            ground.assertComplete(tenant);
        }
        assertThat(ground.poller()
                        .sandbox()
                        .counters()
                        .path("exact")
                        .path("tooManyRequests")
                        .asInt())
                .isZero();
        assertThat(first.health("live")).isEqualTo(200);
    }

    /** So slowly that loads are under way however long processes take to start. */
    private void slowly() {
        ground.poller()
                .sandbox()
                .fault(Map.of(
                        "face", "exact", "path", "/sync/Logistics/Items", "kind", "latency", "delayMillis", 2_000));
    }

    private void quickly() {
        ground.poller().sandbox().clearFaults();
        ground.poller().sandbox().setSwitch("exact.sync-page-size", 1_000);
    }

    private PollerProcess process(String member) throws Exception {
        PollerProcess process = ground.process(member);
        processes.add(process);
        return process;
    }

    /** Partitions that the group has given to this member. */
    private int owned(String member) throws InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", ground.poller().servers()))) {
            ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(GROUP))
                    .describedGroups()
                    .get(GROUP)
                    .get();
            return group.members().stream()
                    .filter(each ->
                            each.groupInstanceId().filter(member::equals).isPresent())
                    .map(MemberDescription::assignment)
                    .mapToInt(assignment -> assignment.topicPartitions().size())
                    .sum();
        } catch (ExecutionException e) {
            return 0;
        }
    }
}
