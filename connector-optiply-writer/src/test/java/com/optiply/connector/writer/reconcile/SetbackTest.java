package com.optiply.connector.writer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.Content;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.state.Intent;
import com.optiply.connector.writer.state.Intent.Operation;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceKey;
import com.optiply.connector.writer.state.ResourceState;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Settlement;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetbackTest {

    private static final WriterConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(WriterConfig.class)
            .withDefaultValue("writer.member-id", "test")
            .build()
            .getConfigMapping(WriterConfig.class);
    private final Setback setback = new Setback(CONFIG);

    @Test
    void aPostWithoutAnswerIsUnclearAndKeepsItsIntent() {
        for (Answer answer :
                new Answer[] {new Answer.Lost("cut"), new Answer.Failed(500, "oops"), new Answer.Failed(504, "slow")}) {
            Settlement after = setback.after(resource(0), intent(Operation.POST), answer);

            assertThat(after.state()).isEqualTo(ResourceState.UNCLEAR);
            assertThat(after.intent()).isPresent();
            assertThat(after.delay()).isEqualTo(CONFIG.unclearWait());
            assertThat(after.settled()).isFalse();
        }
    }

    @Test
    void aPatchThatWasAnsweredIsRepeatedSoonerThanOneThatMayStillHappen() {
        assertThat(setback.after(resource(0), intent(Operation.PATCH), new Answer.Failed(500, "oops"))
                        .delay())
                .isLessThan(CONFIG.unclearWait());
        assertThat(setback.after(resource(0), intent(Operation.PATCH), new Answer.Lost("cut"))
                        .delay())
                .isEqualTo(CONFIG.unclearWait());
    }

    @Test
    void aServerErrorThatDoesNotEndCountsAsBadData() {
        Settlement after =
                setback.after(resource(CONFIG.attempts() - 1), intent(Operation.POST), new Answer.Failed(500, "oops"));

        assertThat(after.state()).isEqualTo(ResourceState.FAILED);
        assertThat(after.failure().orElseThrow().cause()).isEqualTo("server-error");
        assertThat(after.intent()).as("it may exist nevertheless").isPresent();
    }

    @Test
    void whatWasNotDoneCostsNoAttempt() {
        for (Answer answer : new Answer[] {
            new Answer.Throttled(Optional.of(Duration.ofSeconds(7))),
            new Answer.NoAccess(Optional.empty(), "no token"),
            new Answer.Unsent("refused")
        }) {
            Settlement after = setback.after(resource(2), intent(Operation.POST), answer);

            assertThat(after.state()).isEqualTo(ResourceState.RETRYING);
            assertThat(after.attempts()).isEqualTo(2);
            assertThat(after.intent()).isEmpty();
        }
        assertThat(setback.after(
                                resource(0),
                                intent(Operation.POST),
                                new Answer.Throttled(Optional.of(Duration.ofSeconds(7))))
                        .delay())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aRefusalFailsAtOnceAndWaitsLongerEachTime() {
        Settlement first = setback.after(resource(0), intent(Operation.POST), new Answer.Refused(400, "bad name"));
        Settlement third = setback.after(resource(2), intent(Operation.POST), new Answer.Refused(400, "bad name"));

        assertThat(first.state()).isEqualTo(ResourceState.FAILED);
        assertThat(first.failure().orElseThrow().message()).isEqualTo("bad name");
        assertThat(third.delay()).isGreaterThan(first.delay());
        assertThat(Setback.growing(Duration.ofMinutes(1), 4, 50, Duration.ofDays(1)))
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void whatIsForbiddenFailsAtOnce() {
        Settlement after = setback.after(resource(0), intent(Operation.DELETE), new Answer.Forbidden("no scope"));

        assertThat(after.state()).isEqualTo(ResourceState.FAILED);
        assertThat(after.failure().orElseThrow().cause()).isEqualTo("forbidden");
        assertThat(after.attempts()).isEqualTo(1);
        assertThat(after.optiplyId()).as("it is still there").isPresent();
    }

    @Test
    void aRecordThatIsGoneIsForgotten() {
        Settlement after = setback.after(resource(0), intent(Operation.PATCH), new Answer.NotFound("404"));

        assertThat(after.optiplyId()).isEmpty();
        assertThat(after.acknowledged()).isEmpty();
        assertThat(after.settled()).isFalse();
    }

    private static Resource resource(int attempts) {
        return new Resource(
                new ResourceKey(1, ResourceType.PRODUCTS, "k"),
                3,
                2,
                ResourceState.IN_STEP,
                Optional.of("17"),
                Optional.of(Content.of(Attributes.NONE)),
                Optional.empty(),
                false,
                false,
                attempts,
                Optional.empty());
    }

    private static Intent intent(Operation operation) {
        return new Intent(
                operation,
                Content.of(Attributes.of(Map.of("name", "Lamp"))),
                "",
                Instant.parse("2026-05-01T10:00:00Z"));
    }
}
