package com.optiply.connector.model.metric;

import java.util.List;

/** What a metric is, and under which names Prometheus gets it. */
public enum MetricKind {
    /** Only rises, from 0 at the start of the process. */
    COUNTER("_total"),
    /** A number of things, or a state that is 1. */
    GAUGE(""),
    /** A duration in seconds at this moment. */
    SECONDS("_seconds"),
    /** How many, how long altogether, and the longest of late. */
    TIMER("_seconds_count", "_seconds_sum", "_seconds_max");

    private final List<String> endings;

    MetricKind(String... endings) {
        this.endings = List.of(endings);
    }

    /** What is put behind a metric's name. */
    List<String> endings() {
        return endings;
    }
}
