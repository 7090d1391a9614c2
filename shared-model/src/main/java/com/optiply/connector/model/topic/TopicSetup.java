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
                .map(topic -> new NewTopic(topic.name(prefix), Optional.of(partitions), replication)
                        .configs(topic.configuration()))
                .toList();
        admin.createTopics(missing).all().get();
        return missing.stream().map(NewTopic::name).toList();
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
