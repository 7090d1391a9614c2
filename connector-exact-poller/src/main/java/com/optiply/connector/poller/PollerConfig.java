package com.optiply.connector.poller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** Settings of the poller. Durations that concern Exact are in vendor time, those that concern Kafka and HTTP in real time. */
@ConfigMapping(prefix = "poller")
public interface PollerConfig {

    /** Static membership of the consumer group: a restarted replica of the same name takes over at once. Absent: dynamic membership. */
    Optional<String> memberId();

    /** {@code classic} works from Kafka 2.5 on, {@code consumer} (KIP-848) from 4.0 on. */
    @WithDefault("classic")
    String groupProtocol();

    /** A replica that is silent for so long loses its partitions (classic protocol). */
    @WithDefault("10s")
    Duration sessionTimeout();

    /** A transaction that takes longer is aborted by the broker. */
    @WithDefault("15s")
    Duration transactionTimeout();

    /** Time between two reads of a stream, by stream name, where it is not the default plan's. */
    Map<String, Duration> intervals();

    Calls calls();

    Http http();

    Overlap overlap();

    Comparison comparison();

    Maintenance maintenance();

    /** When Exact may be closed; times of day are Amsterdam's (Exact reference, section 6). Outside of it an outage is an outage. */
    interface Maintenance {

        @WithDefault("03:50")
        LocalTime from();

        @WithDefault("04:40")
        LocalTime to();
    }

    /** The comparison of what lies on the topics with what Exact has; times of day are Amsterdam's. */
    interface Comparison {

        /** From this time of the night on. */
        @WithDefault("00:30")
        LocalTime from();

        /** None begins after this time. */
        @WithDefault("03:30")
        LocalTime to();

        /** Time between two comparisons of all rows of a stream. */
        @WithDefault("7d")
        Duration every();

        /** Days that are compared every night, of streams whose row versions Exact can tell by date. */
        @WithDefault("30")
        int newestDays();
    }

    /** Limits of calls per division, used until Exact's headers say other ones (Exact reference, section 2). */
    interface Calls {

        /** Calls in a minute of the clock. */
        @WithDefault("60")
        int perMinute();

        /** Calls in a day, UTC. */
        @WithDefault("5000")
        int perDay();

        /** Calls of each minute that first loads leave to stock and sales. */
        @WithDefault("3")
        int keptPerMinute();

        /** Calls of each day that first loads leave to everything else. */
        @WithDefault("500")
        int keptPerDay();

        /** Errors of an endpoint within an hour after which it is left alone; Exact blocks the key at 10. */
        @WithDefault("5")
        int errorsPerHour();
    }

    /** Calls to Exact. */
    interface Http {

        @WithDefault("10s")
        Duration connectTimeout();

        /** From sending the request to the last byte of the answer. */
        @WithDefault("60s")
        Duration timeout();

        /** Largest answer taken, unpacked; Exact's own limit is 38 MB (Exact reference, section 2.1). */
        @WithDefault("41943040")
        int largestBody();

        /**
         * Bytes of answers, unpacked, that all tenants together may have between arrival and publication: each takes several times its size. The default fits a
         * container of 512 MiB.
         */
        @WithDefault("33554432")
        int pagesInWork();
    }

    /** Re-reading of the newest rows, for rows that become visible late (Exact reference, section 3.7). */
    interface Overlap {

        /** Rows that are remembered and re-read at most; one page of Exact is 1,000. */
        @WithDefault("256")
        int rows();

        /** How long after its last change a stream is re-read. */
        @WithDefault("10m")
        Duration window();
    }
}
