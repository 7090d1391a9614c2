package com.optiply.connector.model.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How new topics are made. */
class TopicSetupTest {

    private static final TopicSetup SETUP = new TopicSetup("acme.", 12);

    @ParameterizedTest
    @EnumSource(Topic.class)
    void what_is_acknowledged_is_on_two_brokers_where_there_are_three(Topic topic) {
        NewTopic made = SETUP.topic(topic, Optional.of((short) 3));

        assertThat(made.name()).isEqualTo("acme." + topic.stem());
        assertThat(made.numPartitions()).isEqualTo(12);
        assertThat(made.replicationFactor()).isEqualTo((short) 3);
        assertThat(made.configs())
                .containsAllEntriesOf(topic.configuration())
                .containsEntry("min.insync.replicas", "2");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "''"})
    void it_is_left_to_the_broker_where_one_that_restarts_would_stop_everything(String replicas) {
        Optional<Short> replication =
                Optional.of(replicas).filter(text -> !text.isEmpty()).map(Short::valueOf);

        assertThat(SETUP.topic(Topic.ITEM, replication).configs()).isEqualTo(Topic.ITEM.configuration());
    }
}
