package com.optiply.connector.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.optiply.connector.model.event.Warehouse;
import com.optiply.connector.model.progress.PollHint;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    @Test
    void decimals_are_plain_numbers_instants_utc_text_and_absent_fields_left_out() {
        Map<String, Object> value = new TreeMap<>();
        value.put("big", new BigDecimal("1E+9"));
        value.put("day", LocalDate.of(2026, 5, 1));
        value.put("instant", Instant.parse("2026-05-01T10:00:00Z"));
        value.put("none", null);
        value.put("small", new BigDecimal("0.000001"));

        assertThat(new String(EventJson.write(value), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"big\":1000000000,\"day\":\"2026-05-01\",\"instant\":\"2026-05-01T10:00:00Z\",\"small\":0.000001}");
    }

    @Test
    void a_message_about_bad_json_does_not_repeat_it() {
        byte[] bad = "{\"id\":\"secret-looking\"".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> EventJson.read(bad, Warehouse.class))
                .hasMessageStartingWith("Not a JSON Warehouse")
                .hasMessageNotContaining("secret-looking");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s x",
                "%s{}",
                "\uFEFF%s",
                "%s\u0000",
                "null",
                "",
                "[]",
                "{\"id\":null,\"code\":\"1\",\"main\":true}",
                "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"main\":true}"
            })
    void what_is_not_one_whole_value_is_refused(String form) {
        String warehouse = "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"code\":\"1\",\"main\":true}";
        assertThat(EventJson.read(" " + warehouse + "\n", Warehouse.class).code())
                .isEqualTo("1");

        byte[] value = form.replace("%s", warehouse).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> EventJson.read(value, Warehouse.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "\"NaN\"",
                "Infinity",
                "\"-Infinity\"",
                "1e401",
                "-1e-401",
                "1e999999999",
                "1e-999999999",
                "1e2147483648",
                "\"1e999999999\"",
                "0x10",
                "\"ten\""
            })
    void what_is_no_ordinary_number_is_refused(String number) {
        assertThat(EventJson.read("{\"amount\":1.7976931348623157e308}", Sum.class)
                        .amount())
                .isEqualByComparingTo("1.7976931348623157e308");
        assertThatThrownBy(() -> EventJson.read("{\"amount\":" + number + "}", Sum.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not a JSON Sum");
    }

    private record Sum(BigDecimal amount) {}

    @Test
    void a_field_that_a_required_value_requires_is_required_too() {
        String hint = "{\"tenantId\":\"shop\",\"stream\":\"items\",\"reason\":null,\"asked\":\"2026-05-01T10:00:00Z\"}";
        assertThatThrownBy(() -> EventJson.read(hint, PollHint.class)).hasMessageContaining("reason");

        String settings = "{\"warehouses\":{\"mode\":\"CODES\",\"codes\":null}}";
        assertThatThrownBy(() -> EventJson.read(settings, Outer.class)).hasMessageContaining("warehouses.codes");
    }

    private record Outer(@JsonProperty(required = true) Inner warehouses) {}

    private record Inner(
            String mode, @JsonProperty(required = true) List<String> codes) {}

    @Test
    void other_encodings_are_refused() {
        for (byte[] value : List.of(
                "{\"id\":1}".getBytes(StandardCharsets.UTF_16BE),
                new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE},
                new byte[] {'"', (byte) 0xC3, '"'})) {
            assertThatThrownBy(() -> EventJson.read(value, Warehouse.class))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
