package com.optiply.connector.sandbox.exact.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.optiply.connector.sandbox.exact.model.ExactModel;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The log holds what a sorted map would hold. */
class VersionLogTest {
    private static final Row ROW = Row.of(ExactModel.standard().required("Items"));

    private final VersionLog log = new VersionLog();

    @Test
    void puts_in_any_order_and_removals_leave_what_a_sorted_map_has() {
        TreeMap<Long, Row> expected = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(3);
        long version = 1_000;
        for (int round = 0; round < 5_000; round++) {
            version += 2;
            long wanted = random.nextInt(10) == 0 ? version - 501 : version;
            Row row = ROW.stamped(wanted);
            if (!expected.containsKey(wanted)) {
                log.put(row);
                expected.put(wanted, row);
            }
            if (random.nextInt(3) != 0) {
                long gone = expected.ceilingKey(expected.firstKey() + random.nextInt(20));
                log.remove(expected.remove(gone));
            }
        }
        assertThat(log.values()).containsExactlyElementsOf(expected.values());
        long middle = expected.firstKey() + (expected.lastKey() - expected.firstKey()) / 2;
        assertThat(log.after(middle))
                .containsExactlyElementsOf(expected.tailMap(middle, false).values());
    }

    @Test
    void a_version_can_be_put_again_after_its_row_was_removed_and_only_then() {
        Row first = ROW.stamped(5);
        log.put(first);
        log.put(ROW.stamped(9));
        assertThatThrownBy(() -> log.put(ROW.stamped(5))).isInstanceOf(IllegalStateException.class);
        log.remove(first);
        Row second = ROW.stamped(5);
        log.put(second);
        log.remove(first);
        assertThat(log.after(0)).extracting(Row::timestamp).containsExactly(5L, 9L);
        assertThat(log.after(0)).first().isSameAs(second);
        log.clear();
        assertThat(log.values()).isEmpty();
    }
}
