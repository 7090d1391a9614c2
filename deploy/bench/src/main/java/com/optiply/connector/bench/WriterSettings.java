package com.optiply.connector.bench;

import java.util.Map;

/** How the writer is set where it is measured. */
final class WriterSettings {

    /** Calls of one lane at the same time. */
    static final int IN_FLIGHT = 32;

    private WriterSettings() {}

    /** From the first call on as many per second as it will ever make. */
    static Map<String, String> pace(int perSecond) {
        return pace(perSecond, perSecond);
    }

    /** @param start calls per second to begin with @param most what is never exceeded */
    static Map<String, String> pace(int start, int most) {
        return Map.of(
                "writer.pacing.start-per-second",
                Integer.toString(start),
                "writer.pacing.max-per-second",
                Integer.toString(most),
                "writer.in-flight",
                Integer.toString(IN_FLIGHT),
                "writer.lease",
                "PT12S",
                "writer.call-timeout",
                "PT5S",
                "writer.unclear-wait",
                "PT6S",
                "quarkus.datasource.jdbc.min-size",
                "4");
    }
}
