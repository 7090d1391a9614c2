package com.optiply.connector.poller.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amsterdam's wall clock written as if it were UTC (Exact reference, section 3.5). */
class ExactDatesTest {

    @Test
    void an_item_created_in_summer_is_two_hours_earlier_than_it_is_written() {
        assertThat(ExactDates.instant("/Date(1782404376547)/")).isEqualTo(Instant.parse("2026-06-25T14:19:36.547Z"));
    }

    @ParameterizedTest
    @CsvSource({
        // Summer time begins on 29 March 2026: 01:59:59 is followed by 03:00:00.
        "2026-03-29T01:59:59, 2026-03-29T00:59:59Z",
        "2026-03-29T03:00:00, 2026-03-29T01:00:00Z",
        // The hour that is skipped cannot be meant; it is moved on.
        "2026-03-29T02:30:00, 2026-03-29T01:30:00Z",
        // It ends on 25 October 2026: 02:00 to 03:00 is shown twice, the first time is taken.
        "2026-10-25T01:59:59, 2026-10-24T23:59:59Z",
        "2026-10-25T02:30:00, 2026-10-25T00:30:00Z",
        "2026-10-25T03:00:00, 2026-10-25T02:00:00Z",
        "2026-12-31T23:30:00, 2026-12-31T22:30:00Z",
    })
    void both_changes_of_summer_time(LocalDateTime wallClock, Instant meant) {
        assertThat(ExactDates.instant(written(wallClock))).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29", "2026-10-25", "2026-01-01", "1969-12-31"})
    void a_date_is_never_shifted(LocalDate day) {
        assertThat(ExactDates.date(written(day.atStartOfDay()))).isEqualTo(day);
    }

    @Test
    void what_is_no_date_makes_a_bad_row() {
        assertThatThrownBy(() -> ExactDates.instant("2026-01-01T00:00:00"))
                .isInstanceOfSatisfying(
                        BadRow.class, bad -> assertThat(bad.reason()).isEqualTo("bad-date"));
    }

    private static String written(LocalDateTime wallClock) {
        return "/Date(" + wallClock.toInstant(ZoneOffset.UTC).toEpochMilli() + ")/";
    }
}
