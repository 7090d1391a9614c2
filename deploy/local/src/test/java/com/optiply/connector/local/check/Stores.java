package com.optiply.connector.local.check;

import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.model.topic.TopicSetup;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** The stores of a stack in the hands of somebody who loses and restores them, by the commands of the operations guide. */
final class Stores {

    static final String AUTH = "auth";
    static final String WRITER = "writer";

    private static final String SERVER = "postgres";
    private static final String WRITER_GROUP = "connector-optiply-writer";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Stack stack;

    Stores(Stack stack) {
        this.stack = stack;
    }

    /** A database is there, and nothing in it. */
    void empty(String database) {
        run(SERVER, "drop database " + database + " with (force)");
        run(SERVER, "create database " + database);
    }

    /** Copies a database that nobody is connected to. */
    void copy(String database, String to) {
        run(SERVER, "create database " + to + " template " + database);
    }

    /** Puts a copy in the place of a database. */
    void restore(String copy, String database) {
        run(SERVER, "drop database " + database + " with (force)");
        run(SERVER, "alter database " + copy + " rename to " + database);
    }

    void run(String database, String sql) {
        query(database, sql, result -> 0L);
    }

    /** The first column of the first row. */
    long number(String database, String sql) {
        return query(database, sql, result -> {
            try {
                result.next();
                return result.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        });
    }

    /** {@code kafka-consumer-groups --reset-offsets --to-earliest --all-topics}: taken when the broker has noticed that the last member is gone. */
    void resetWriterGroup() {
        try (Admin admin = admin()) {
            Waiting.until("the writer's group takes other offsets", LIMIT, BETWEEN, () -> {
                try {
                    Set<TopicPartition> partitions = admin.listConsumerGroupOffsets(WRITER_GROUP)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .keySet();
                    Map<TopicPartition, ListOffsetsResultInfo> earliest = admin.listOffsets(partitions.stream()
                                    .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.earliest())))
                            .all()
                            .get();
                    admin.alterConsumerGroupOffsets(
                                    WRITER_GROUP,
                                    earliest.entrySet().stream()
                                            .collect(Collectors.toMap(
                                                    Map.Entry::getKey,
                                                    entry -> new OffsetAndMetadata(
                                                            entry.getValue().offset()))))
                            .all()
                            .get();
                    return List.of();
                } catch (ExecutionException e) {
                    return List.of(e.getCause().toString());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted", e);
                }
            });
        }
    }

    /** Where a topic ends, its partitions added up: rises with what is committed to it. */
    long published(Topic topic) {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(""), partition))
                    .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            return admin
                    .listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot ask where " + topic + " ends", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private int partitions() {
        return Integer.parseInt(stack.settings(Service.POLLER).get("connector.partitions"));
    }

    /** All topics with their records, and all groups with their offsets, are gone; the topics are made anew as the chart's job makes them. */
    void loseKafka() {
        try (Admin admin = admin()) {
            Set<String> topics = admin.listTopics().names().get();
            admin.deleteTopics(topics).all().get();
            Waiting.until("the topics are gone", LIMIT, BETWEEN, () -> names(admin));
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(group -> group.groupId())
                    .toList();
            Waiting.until("the groups are gone", LIMIT, BETWEEN, () -> deleted(admin, groups));
            new TopicSetup("", partitions()).create(admin, Optional.of((short) 1));
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot lose Kafka's records", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static List<String> names(Admin admin) {
        try {
            return List.copyOf(admin.listTopics().names().get());
        } catch (ExecutionException e) {
            return List.of(e.getCause().toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** @return why they are still there; a group stays until its last member's session has ended */
    private static List<String> deleted(Admin admin, List<String> groups) {
        try {
            admin.deleteConsumerGroups(groups).all().get();
            return List.of();
        } catch (ExecutionException e) {
            return e.getCause() instanceof org.apache.kafka.common.errors.GroupIdNotFoundException
                    ? List.of()
                    : List.of(e.getCause().toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()));
    }

    private long query(String database, String sql, Function<ResultSet, Long> read) {
        String url = "jdbc:postgresql://localhost:" + stack.ports().of(Port.POSTGRES) + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, SERVER, SERVER);
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? read.apply(statement.getResultSet()) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(database + ": " + sql, e);
        }
    }
}
