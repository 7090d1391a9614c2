package com.optiply.connector.model.metric;

/** Series of Quarkus, the JVM and Kafka's clients that dashboards and alerts use. They are other people's names: tests see that the services still have them. */
public enum PlatformMetric {
    KAFKA_LAG("kafka_consumer_fetch_manager_records_lag_max"),
    MEMORY("jvm_memory_used_bytes"),
    CPU("process_cpu_usage"),
    HTTP_REQUESTS("http_server_requests_seconds_count"),
    HTTP_SECONDS("http_server_requests_seconds_sum");

    private final String series;

    PlatformMetric(String series) {
        this.series = series;
    }

    /** The name that Prometheus has it under. */
    public String seriesName() {
        return series;
    }
}
