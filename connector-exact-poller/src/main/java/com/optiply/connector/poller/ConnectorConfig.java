package com.optiply.connector.poller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Settings that all services of an installation share. */
@ConfigMapping(prefix = "connector")
public interface ConnectorConfig {

    /** In front of every topic name and transactional id. */
    Optional<String> topicPrefix();

    /** Number of partitions of every topic; fixed for the life of v1. */
    @WithDefault("24")
    int partitions();

    /** {@code local} allows what production must refuse, such as a clock that is not real. */
    @WithDefault("production")
    String environment();

    Clock clock();

    /** Where the vendors' time comes from. */
    interface Clock {

        /** The sandbox's clock; the system's when absent. */
        Optional<URI> sandboxUrl();
    }

    /** The prefix, empty text when none is set. */
    default String prefix() {
        return topicPrefix().orElse("");
    }
}
