package com.optiply.connector.writer.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.writer.state.SourceRow.Head;
import com.optiply.connector.writer.state.SourceRow.Json;
import com.optiply.connector.writer.state.SourceRow.Key;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SourceRowTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Json OLD = new Json("{\"a\":1}", UUID.randomUUID());
    private static final Json NEW = new Json("{\"a\":2}", UUID.randomUUID());

    @Test
    void theNewestWins() {
        assertThat(row(0, 6, NEW).replaces(head(0, 5, OLD))).isTrue();
        assertThat(row(0, 4, NEW).replaces(head(0, 5, OLD))).isFalse();
        assertThat(row(1, 1, NEW).replaces(head(0, 5, OLD))).as("another epoch").isTrue();
    }

    @Test
    void anEqualVersionReplacesOnlyOtherContent() {
        assertThat(row(0, 5, NEW).replaces(head(0, 5, OLD))).isTrue();
        assertThat(row(0, 5, OLD).replaces(head(0, 5, OLD))).isFalse();
    }

    @Test
    void aTouchedRowChangesNothing() {
        assertThat(row(0, 6, OLD).replaces(head(0, 5, OLD))).isTrue();
        assertThat(row(0, 6, OLD).changes(head(0, 5, OLD))).isFalse();
    }

    @Test
    void aDeletionIsRememberedWithItsVersion() {
        Head deleted = new Head(new Version(0, 7), SourceKind.Links.NONE, Optional.empty());

        assertThat(row(0, 6, NEW).replaces(deleted)).as("a late event").isFalse();
        assertThat(row(0, 8, NEW).replaces(deleted)).isTrue();
    }

    private static SourceRow row(int epoch, long version, Json content) {
        return new SourceRow(
                new Key(SourceKind.ITEM, 1, ID),
                new Version(epoch, version),
                UUID.randomUUID(),
                SourceKind.Links.NONE,
                Optional.of(content));
    }

    private static Head head(int epoch, long version, Json content) {
        return new Head(new Version(epoch, version), SourceKind.Links.NONE, Optional.of(content.hash()));
    }
}
