package com.optiply.connector.poller.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RejoinTest {

    private final Rejoin rejoin = new Rejoin();

    @Test
    void nobody_asks_nothing_is_due() {
        rejoin.taken(3);

        assertThat(rejoin.due()).isEmpty();
    }

    @Test
    void a_partition_that_cannot_be_taken_disturbs_the_others_more_and_more_seldom() {
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            rejoin.lost(3);
            rejoin.taken(1);
            rejoin.taken(2);
            assertThat(rejoin.due()).contains(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void a_partition_that_changes_hands_and_is_taken_again_costs_a_second_each_time() {
        for (int takeover = 1; takeover <= 5; takeover++) {
            rejoin.lost(3);
            assertThat(rejoin.due()).contains(Duration.ofSeconds(1));
            rejoin.taken(3);
        }
    }

    @Test
    void of_several_the_longest_wait_counts_and_asking_is_enough_once() {
        rejoin.lost(3);
        rejoin.lost(3);
        rejoin.lost(1);

        assertThat(rejoin.due()).contains(Duration.ofSeconds(2));
        assertThat(rejoin.due()).isEmpty();
    }
}
