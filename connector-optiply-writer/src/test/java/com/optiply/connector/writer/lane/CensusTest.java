package com.optiply.connector.writer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CensusTest {

    @Test
    void aCountThatTakesLongIsRepeatedSeldom() {
        assertThat(Census.isDue(Duration.ofSeconds(10), Duration.ofMillis(200))).isTrue();
        assertThat(Census.isDue(Duration.ofSeconds(10), Duration.ofMillis(201))).isFalse();
        assertThat(Census.isDue(Duration.ofSeconds(10), Duration.ofSeconds(4))).isFalse();
        assertThat(Census.isDue(Duration.ofSeconds(200), Duration.ofSeconds(4))).isTrue();
    }
}
