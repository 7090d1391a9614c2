package com.optiply.connector.writer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Settings that all services share. */
@ConfigMapping(prefix = "connector")
public interface ConnectorConfig {

    /** In front of every topic's name. */
    Optional<String> topicPrefix();

    /** Number of partitions of all topics, fixed for the life of v1. */
    @WithDefault("24")
    int partitions();

    /** {@code local} allows the sandbox's clock. */
    @WithDefault("production")
    String environment();

    Clock clock();

    /** Which clock the vendors' rules follow. */
    interface Clock {

        /** Address of the sandbox's clock; absent means the system's. */
        Optional<URI> sandboxUrl();
    }

    /** The prefix, empty when there is none. */
    default String prefix() {
        return topicPrefix().orElse("");
    }
}
