package com.optiply.connector.poller.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionBrakeTest {

    @ParameterizedTest
    @CsvSource({
        // So few are never held, though they are all.
        "50, 50, false",
        "51, 51, true",
        "51, 1019, true",
        // 5 % is not more than 5 %.
        "51, 1020, false",
        "5000, 100000, false",
        "5001, 100000, true",
    })
    void more_than_fifty_and_more_than_five_percent(int deletions, int live, boolean held) {
        assertThat(DeletionBrake.holds(deletions, live)).isEqualTo(held);
    }
}
