package com.optiply.connector.writer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.pacing.Pacer;
import com.optiply.connector.writer.state.LaneClaim;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final WriterConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(WriterConfig.class)
            .withDefaultValue("writer.member-id", "test")
            .build()
            .getConfigMapping(WriterConfig.class);

    private final Lane lane = new Lane(
            new LaneClaim(1, 1, "me"),
            null,
            null,
            new Pacer(CONFIG.pacing(), 5),
            1,
            Duration.ofSeconds(1),
            System.nanoTime() + Duration.ofHours(1).toNanos());

    /** Guards against a tenant whose first load goes on for hours and that is looked at four times a second all the while. */
    @Test
    void aLaneInWhichNothingCanBeDoneIsLeftAloneForAWhile() {
        assertThat(lane.isQuiet()).isFalse();

        lane.foundNothing();
        lane.foundNothing();
        lane.foundNothing();
        lane.foundNothing();

        assertThat(lane.isQuiet()).isTrue();
        assertThat(lane.isOpen()).as("what is under way goes on").isTrue();
    }

    @Test
    void whatCanBeDoneIsDoneAtOnceAgain() {
        lane.foundNothing();

        lane.foundWork();

        assertThat(lane.isQuiet()).isFalse();
    }
}
