package com.optiply.connector.model.topic;

/** Kafka's {@code cleanup.policy}. */
public enum CleanUp {
    COMPACT("compact"),
    COMPACT_DELETE("compact,delete"),
    DELETE("delete");

    private final String policy;

    CleanUp(String policy) {
        this.policy = policy;
    }

    public String policy() {
        return policy;
    }
}
