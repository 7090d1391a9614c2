package com.optiply.connector.writer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Backlog backlog = new Backlog();

    /** Guards against a writer that ends for lack of memory when Kafka is away for a night. */
    @Test
    void whileNothingComesOnlySoManyWait() {
        for (int i = 0; i < Backlog.MOST; i++) {
            assertThat(backlog.enter(false)).isTrue();
        }

        assertThat(backlog.enter(false)).isFalse();
        assertThat(backlog.waiting()).isEqualTo(Backlog.MOST);
    }

    @Test
    void whatMustComeWaitsAlways() {
        for (int i = 0; i < Backlog.MOST; i++) {
            backlog.enter(false);
        }

        assertThat(backlog.enter(true)).isTrue();
    }

    @Test
    void whatHasComeMakesRoom() {
        for (int i = 0; i < Backlog.MOST; i++) {
            backlog.enter(false);
        }
        backlog.leave();

        assertThat(backlog.enter(false)).isTrue();
    }
}
