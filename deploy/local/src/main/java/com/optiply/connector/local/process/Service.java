package com.optiply.connector.local.process;

/** One of the three services. */
public enum Service {
    AUTH("connector-auth", Port.AUTH),
    POLLER("connector-exact-poller", Port.POLLER),
    WRITER("connector-optiply-writer", Port.WRITER);

    private final String module;
    private final Port port;

    Service(String module, Port port) {
        this.module = module;
        this.port = port;
    }

    /** Name of the service and of its folder in the project. */
    public String module() {
        return module;
    }

    public Port port() {
        return port;
    }
}
