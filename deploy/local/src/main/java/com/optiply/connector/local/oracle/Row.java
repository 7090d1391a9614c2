package com.optiply.connector.local.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One raw row of Exact. Codes come padded, dates as Exact's wall clock, flags as booleans or as 0 and 1 (Exact reference, sections 3.4 and 3.5). */
record Row(JsonNode json) {

    /** Exact's wall clock. */
    static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

    /** @return the text without padding; empty when there is none or only blanks */
    Optional<String> text(String property) {
        JsonNode value = json.path(property);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(value.asText().strip()).filter(text -> !text.isEmpty());
    }

    /** @return an id that refers to something; "no value" may be null or all zeros */
    Optional<String> id(String property) {
        return text(property).map(String::toLowerCase).filter(id -> !NO_ID.equals(id));
    }

    /** @return an id that must be there */
    String need(String property) {
        return id(property).orElseThrow(() -> new IllegalStateException("Row without " + property + ": " + json));
    }

    /** @return the number, zero when there is none */
    BigDecimal number(String property) {
        JsonNode value = json.path(property);
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return text(property).map(BigDecimal::new).orElse(BigDecimal.ZERO);
    }

    int whole(String property) {
        return number(property).intValueExact();
    }

    boolean flag(String property) {
        JsonNode value = json.path(property);
        return value.isBoolean() ? value.booleanValue() : value.asInt(0) == 1;
    }

    /** @return the date of a date-only property, which is never shifted */
    Optional<LocalDate> day(String property) {
        return text(property).map(text -> LocalDate.parse(text.substring(0, 10)));
    }

    /** @return the moment that Exact's wall clock shows, to the second */
    Optional<Instant> moment(String property) {
        return text(property).map(text -> LocalDateTime.parse(text.replace("Z", ""))
                .atZone(AMSTERDAM)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS));
    }
}
