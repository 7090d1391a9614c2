package com.optiply.connector.writer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.state.ResourceType;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurnsTest {

    /** Guards against a type that never has its turn while the others are due all the time. */
    @ParameterizedTest
    @EnumSource(ResourceType.class)
    void everyTypeIsFirstNowAndThen(ResourceType type) {
        assertThat(IntStream.range(0, 2 * Turns.ROUNDS)
                        .mapToObj(round -> Turns.of(round).getFirst()))
                .contains(type);
    }

    @ParameterizedTest
    @EnumSource(ResourceType.class)
    void everyRoundHasEveryType(ResourceType type) {
        assertThat(IntStream.range(0, 2 * Turns.ROUNDS).mapToObj(Turns::of))
                .allSatisfy(order ->
                        assertThat(order).hasSize(ResourceType.values().length).contains(type));
    }
}
