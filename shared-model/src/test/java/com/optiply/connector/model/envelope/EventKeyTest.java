package com.optiply.connector.model.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.optiply.connector.model.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"bakker-bv", "bakker-bv/0f1c", "bakker-bv/a/b"})
    void is_read_as_it_is_written(String text) {
        EventKey key = EventKey.parse(text);

        assertThat(key.tenant()).isEqualTo(new TenantId("bakker-bv"));
        assertThat(key).hasToString(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "/0f1c", "No Slug/0f1c"})
    void begins_with_a_tenant(String text) {
        assertThatThrownBy(() -> EventKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_a_tenant_alone_has_no_entity() {
        assertThat(EventKey.parse("bakker-bv")).isEqualTo(EventKey.of(new TenantId("bakker-bv")));
    }
}
