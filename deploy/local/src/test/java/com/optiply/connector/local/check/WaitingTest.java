package com.optiply.connector.local.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.optiply.connector.local.oracle.Kind;
import com.optiply.connector.local.oracle.Picture;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A check that cannot fail proves nothing: what waits must end, and say what is missing. */
class WaitingTest {

    @Test
    void waitsUntilNothingIsMissing() {
        AtomicInteger asked = new AtomicInteger();
        Waiting.until(
                "three questions",
                Duration.ofSeconds(10),
                Duration.ofMillis(1),
                () -> asked.incrementAndGet() < 3 ? List.of("more") : List.of());
        assertThat(asked).hasValue(3);
    }

    @Test
    void saysWhatIsMissingWhenTheTimeIsOver() {
        List<String> missing = Collections.nCopies(20, "stockLevel is 11, expected 12");
        assertThatThrownBy(() -> Waiting.until("all is right", Duration.ZERO, Duration.ofMillis(1), () -> missing))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("all is right")
                .hasMessageContaining("stockLevel is 11, expected 12")
                .hasMessageContaining("and 8 more");
    }

    @Test
    void nothingIsTooLittle() {
        assertThat(Minimum.of(1, 0, 1, 1).missing(new Picture())).hasSize(3);
    }

    @Test
    void aClaimThatARecordIsGoneFailsWhileItIsThere() {
        Picture picture = new Picture();
        picture.of(Kind.SELL_ORDERS).put("order", new TreeMap<>());
        Claim gone = Claim.gone("order cancelled", Kind.SELL_ORDERS, "order");
        assertThat(gone.holds(picture)).isFalse();
        assertThat(gone.missing(picture)).singleElement().asString().contains("order cancelled");
        picture.of(Kind.SELL_ORDERS).clear();
        assertThat(gone.holds(picture)).isTrue();
    }
}
