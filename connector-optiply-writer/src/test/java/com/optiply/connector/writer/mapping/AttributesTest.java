package com.optiply.connector.writer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributesTest {

    @Test
    void comparesNumbersByValueHoweverTheyAreWritten() throws Exception {
        Attributes wanted = Attributes.of(Map.of("price", new BigDecimal("39.90"), "stockLevel", 3L, "name", "Lamp"));
        Attributes read = Attributes.fromJson(
                new ObjectMapper().readTree("{\"price\":\"39.9\",\"stockLevel\":3.0,\"name\":\"Lamp\"}"));

        assertThat(wanted.changedFrom(read, Set.of()).isEmpty()).isTrue();
    }

    @Test
    void sendsOnlyWhatDiffersAndWhatIsNotKnown() {
        Map<String, Object> values = new HashMap<>(Map.of("stockLevel", 3L, "name", "Lamp", "skuCode", "L"));
        values.put("price", null);
        Attributes wanted = Attributes.of(values);
        Attributes acknowledged = Attributes.of(Map.of("stockLevel", 2L, "name", "Lamp", "skuCode", "L"));

        assertThat(wanted.changedFrom(acknowledged, Set.of()).values()).containsOnlyKeys("stockLevel");
        assertThat(wanted.changedFrom(acknowledged, Set.of("price", "name")).values())
                .as("a value that may have been changed by a lost call is sent, empty ones too")
                .containsOnlyKeys("stockLevel", "price", "name");
    }

    @Test
    void isTheSameAfterAJourneyThroughJson() {
        Map<String, Object> values =
                new HashMap<>(Map.of("a", "text", "b", 5L, "c", new BigDecimal("1.50"), "d", true, "nul", "x\0y"));
        values.put("e", null);
        Attributes attributes = Attributes.of(values);

        Attributes back = Attributes.fromJson(attributes.toJson());

        assertThat(back.changedFrom(attributes, Set.of()).isEmpty()).isTrue();
        assertThat(back.values().keySet()).isEqualTo(attributes.values().keySet());
    }

    /** Guards against a name that stays in capitals, and against a lost record mistaken for one whose code differs in case only. */
    @Test
    void onlyAStatusMayComeBackInTheOtherCase() throws Exception {
        Attributes sent = Attributes.of(Map.of("status", "enabled", "name", "Lamp", "skuCode", "a-1"));

        Attributes confirmed = sent.confirmedBy(
                new ObjectMapper().readTree("{\"status\":\"ENABLED\",\"name\":\"LAMP\",\"skuCode\":\"A-1\"}"));

        assertThat(confirmed.values()).containsOnlyKeys("status");
    }
}
