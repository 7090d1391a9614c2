package com.optiply.connector.poller.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.tenant.DefaultIntervals;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The plan by which connector-auth judges whether a company's calls suffice is the plan that is followed here. */
class DefaultIntervalsTest {

    @Test
    void every_stream_has_the_interval_of_the_shared_plan() {
        assertThat(Arrays.stream(Stream.values()).collect(Collectors.toMap(Stream::label, Stream::interval)))
                .isEqualTo(DefaultIntervals.all());
    }
}
