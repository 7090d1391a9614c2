package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.apache.kafka.common.TopicPartition;

/** Up to where each partition is in the tables; written with the rows, so that the two never part. */
public final class Consumed {

    private Consumed() {}

    /** @param next offset after the last record of the batch, by partition */
    public static void store(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
        List<Entry<TopicPartition, Long>> all = List.copyOf(next.entrySet());
        Sql.of(connection, """
                        insert into consumed (topic, partition, next_offset)
                        select * from unnest(?, ?, ?) as c(topic, partition, next_offset) order by 1, 2
                        on conflict (topic, partition) do update
                        set next_offset = greatest(consumed.next_offset, excluded.next_offset)""")
                .texts(all, entry -> entry.getKey().topic())
                .ints(all, entry -> entry.getKey().partition())
                .longs(all, Entry::getValue)
                .update();
    }
}
