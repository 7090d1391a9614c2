package com.optiply.connector.model.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;

/**
 * Creates the topics of the catalogue, and tells whether those on the broker fit it.
 *
 * @param prefix     in front of every name, may be empty
 * @param partitions the one number of partitions of all topics
 */
public record TopicSetup(String prefix, int partitions) {

    /** From as many replicas on one of them may be away while another two have what was acknowledged. */
    public static final short SAFE_REPLICAS = 3;

    private static final String LEAST_IN_SYNC = "2";

    /**
     * How many replicas have to have a record before a producer is told that it is there. With fewer than {@link #SAFE_REPLICAS} a second one could not be
     * demanded without standing still when one of them restarts: then it is left to the broker, which demands one by default.
     */
    public static Map<String, String> durability(int replication) {
        return replication < SAFE_REPLICAS ? Map.of() : Map.of("min.insync.replicas", LEAST_IN_SYNC);
    }

    /**
     * Creates what is missing and leaves what is there as it is.
     *
     * @param replication replicas of a new topic; empty takes the broker's default
     * @return the names created
     */
    public List<String> create(Admin admin, Optional<Short> replication)
            throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing = Arrays.stream(Topic.values())
                .filter(topic -> !present.contains(topic.name(prefix)))
                .map(topic -> topic(topic, replication))
                .toList();
        admin.createTopics(missing).all().get();
        return missing.stream().map(NewTopic::name).toList();
    }

    NewTopic topic(Topic topic, Optional<Short> replication) {
        Map<String, String> configuration = new HashMap<>(topic.configuration());
        replication.ifPresent(replicas -> configuration.putAll(durability(replicas)));
        return new NewTopic(topic.name(prefix), Optional.of(partitions), replication).configs(configuration);
    }

    /** @return one sentence for each topic that is missing or has another number of partitions; empty when all is well */
    public List<String> problems(Admin admin) throws InterruptedException {
        List<String> names =
                Arrays.stream(Topic.values()).map(topic -> topic.name(prefix)).toList();
        Map<String, KafkaFuture<TopicDescription>> found =
                new HashMap<>(admin.describeTopics(names).topicNameValues());
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            try {
                int there = found.get(name).get().partitions().size();
                if (there != partitions) {
                    problems.add("Topic %s has %d partitions, connector.partitions says %d"
                            .formatted(name, there, partitions));
                }
            } catch (ExecutionException e) {
                problems.add("Topic %s cannot be used: %s"
                        .formatted(name, e.getCause().getMessage()));
            }
        }
        return List.copyOf(problems);
    }
}
