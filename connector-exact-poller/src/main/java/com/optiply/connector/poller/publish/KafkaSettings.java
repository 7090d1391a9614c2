package com.optiply.connector.poller.publish;

import com.optiply.connector.poller.ConnectorConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** The connection to Kafka for plain clients: all {@code kafka.*} settings, so that security is configured once for everything. */
@ApplicationScoped
public class KafkaSettings {

    private final Map<String, Object> connection;
    private final String prefix;

    public KafkaSettings(@Identifier("default-kafka-broker") Map<String, Object> connection, ConnectorConfig config) {
        this.connection = Map.copyOf(connection);
        this.prefix = config.prefix();
    }

    /** A fresh map with the connection's settings. */
    public Map<String, Object> connection() {
        return new HashMap<>(connection);
    }

    /** In front of topic names, groups and transactional ids. */
    public String prefix() {
        return prefix;
    }
}
