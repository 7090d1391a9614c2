package com.optiply.connector.testsupport;

import org.testcontainers.DockerClientFactory;

/** Where broker and database come from. */
public enum Infrastructure {
    EMBEDDED,
    CONTAINERS;

    /** Name of the system property that forces one. */
    public static final String SWITCH = "connector.test.infra";

    /** @return what the switch says, otherwise containers when a Docker engine answers */
    public static Infrastructure chosen() {
        String forced = System.getProperty(SWITCH, "");
        return switch (forced) {
            case "embedded" -> EMBEDDED;
            case "containers" -> CONTAINERS;
            case "" -> Found.DOCKER ? CONTAINERS : EMBEDDED;
            default ->
                throw new IllegalArgumentException(SWITCH + " is 'embedded' or 'containers', not '" + forced + "'");
        };
    }

    /** Asked once: the look for an engine takes its time. */
    private static final class Found {
        static final boolean DOCKER = DockerClientFactory.instance().isDockerAvailable();
    }
}
