package com.optiply.connector.writer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** The writer's settings. Durations marked vendor run on the vendors' clock, all others on real time. */
@ConfigMapping(prefix = "writer")
public interface WriterConfig {

    /** Name of this instance: Kafka's static member id and the owner of lanes; stable over restarts, unique among replicas. */
    String memberId();

    /** Calls of one lane that may be under way at Optiply at the same time. As many resources again are meanwhile being prepared or recorded. */
    @WithDefault("8")
    int inFlight();

    /** How long a lane stays claimed without renewal; longer than {@link #callTimeout()}, because a call may not outlive it. */
    @WithDefault("PT90S")
    Duration lease();

    /** How long Optiply may take to answer a call. */
    @WithDefault("PT30S")
    Duration callTimeout();

    /** After a call without a clear answer: longer than the vendor could still take to do it. */
    @WithDefault("PT60S")
    Duration unclearWait();

    /** Vendor: how long an order whose lines do not add up waits after its last change. */
    @WithDefault("PT10M")
    Duration orderWait();

    /** Vendor: how long an order waits for an item nobody has heard of. */
    @WithDefault("PT30M")
    Duration unknownItemWait();

    /** Vendor: how far Optiply's clock may be behind ours when a lost record is searched by its creation. */
    @WithDefault("PT2M")
    Duration clockSkew();

    /** Zone of Exact's dates. */
    @WithDefault("Europe/Amsterdam")
    ZoneId zone();

    /** Attempts after which a resource counts as failed and a dead letter is published. */
    @WithDefault("6")
    int attempts();

    /** How often the status is published at most. */
    @WithDefault("PT10S")
    Duration statusInterval();

    /** Resources marked again in one step after a change of settings. */
    @WithDefault("5000")
    int remarkChunk();

    /** Records on a page of a list, at most the 100 that Optiply gives (Optiply reference, section 4.1). Halved for a while when Optiply does not answer in time. */
    @WithDefault("100")
    int pageSize();

    Pacing pacing();

    /** Calls per second to one Optiply account. */
    interface Pacing {

        /** Where a lane starts. Optiply publishes no limit; other clients stay near 5 (Optiply reference, section 4.4). */
        @WithDefault("5")
        double startPerSecond();

        /** What is never exceeded. */
        @WithDefault("50")
        double maxPerSecond();

        /** What is always allowed. */
        @WithDefault("0.5")
        double minPerSecond();
    }
}
