package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.state.Bookmark;
import java.util.Optional;

/** Which part of a list is asked for next. The offset is always a multiple of the size (Optiply reference, section 4.1); hence sizes are halved and doubled. */
final class PageWindow {

    /** Good pages of a smaller size before a larger one is tried. */
    private static final int GOOD = 8;

    private static final int HALVINGS = 2;

    private final int largest;
    private long offset;
    private int size;
    private int halved;
    private int good;

    private PageWindow(long offset, int largest) {
        this.offset = offset;
        this.largest = largest;
        this.size = largest;
    }

    /** Begins with the page that has the last record that was read. */
    static PageWindow after(Optional<Bookmark> mark, int largest) {
        return new PageWindow(
                mark.map(last -> (last.offset() - 1) / largest * largest).orElse(0L), largest);
    }

    long offset() {
        return offset;
    }

    int size() {
        return size;
    }

    /** Optiply did not answer in time. */
    void smaller() {
        good = 0;
        if (halved < HALVINGS && size % 2 == 0) {
            size /= 2;
            halved++;
        }
    }

    /** The page was read. */
    void next() {
        offset += size;
        good++;
        if (halved > 0 && good >= GOOD && offset % (2L * size) == 0) {
            size *= 2;
            halved--;
            good = 0;
        }
    }

    /** All of it is read once more. */
    void restart() {
        offset = 0;
        size = largest;
        halved = 0;
    }
}
