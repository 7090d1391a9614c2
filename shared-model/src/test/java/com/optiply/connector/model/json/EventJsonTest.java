package com.optiply.connector.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.optiply.connector.model.event.Warehouse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
}
