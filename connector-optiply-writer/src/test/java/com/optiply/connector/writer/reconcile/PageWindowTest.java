package com.optiply.connector.writer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.state.Bookmark;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageWindowTest {

    @Test
    void goesOnWithThePageThatHasTheLastRecord() {
        assertThat(PageWindow.after(Optional.of(new Bookmark(175, "x")), 100).offset())
                .isEqualTo(100);
        assertThat(PageWindow.after(Optional.of(new Bookmark(200, "x")), 100).offset())
                .isEqualTo(100);
        assertThat(PageWindow.after(Optional.empty(), 100).offset()).isZero();
    }

    @Test
    void isHalvedTwiceAndGrowsAgain() {
        PageWindow window = PageWindow.after(Optional.empty(), 100);
        for (int i = 0; i < 5; i++) {
            window.smaller();
        }
        assertThat(window.size()).isEqualTo(25);
        for (int i = 0; i < 40; i++) {
            window.next();
        }

        assertThat(window.size()).isEqualTo(100);
    }

    /** Optiply refuses an offset that is not a multiple of the size; a record that no page covers is created twice. */
    @Test
    void leavesNothingOutHoweverOftenItIsHalved() {
        Random random = new Random(5);
        PageWindow window = PageWindow.after(Optional.empty(), 100);
        long covered = 0;
        for (int i = 0; i < 10_000; i++) {
            if (random.nextInt(10) == 0) {
                window.smaller();
            }
            assertThat(window.offset()).isEqualTo(covered);
            assertThat(window.offset() % window.size()).isZero();
            covered += window.size();
            window.next();
        }
    }
}
