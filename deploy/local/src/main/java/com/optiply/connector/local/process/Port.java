package com.optiply.connector.local.process;

/** A port of the local system: what listens there, where by default, and the environment variable that moves it. */
public enum Port {
    KAFKA(19092, "Kafka"),
    POSTGRES(15432, "PostgreSQL"),
    EXACT(18081, "the stand-in of Exact Online"),
    OPTIPLY(18082, "the stand-in of Optiply"),
    OIDC(18083, "the OIDC issuer"),
    SANDBOX(18084, "the sandbox's admin API"),
    AUTH(18090, "connector-auth"),
    POLLER(18091, "connector-exact-poller"),
    WRITER(18092, "connector-optiply-writer");

    private final int standard;
    private final String listener;

    Port(int standard, String listener) {
        this.standard = standard;
        this.listener = listener;
    }

    int standard() {
        return standard;
    }

    /** In words, who listens there. */
    public String listener() {
        return listener;
    }

    /** The environment variable that sets it. */
    public String variable() {
        return "CONNECTOR_PORT_" + name();
    }
}
