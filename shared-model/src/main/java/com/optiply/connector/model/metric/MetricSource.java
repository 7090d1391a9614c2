package com.optiply.connector.model.metric;

/** The service that has a metric. */
public enum MetricSource {
    AUTH("connector-auth"),
    POLLER("connector-exact-poller"),
    WRITER("connector-optiply-writer");

    private final String service;

    MetricSource(String service) {
        this.service = service;
    }

    public String service() {
        return service;
    }
}
