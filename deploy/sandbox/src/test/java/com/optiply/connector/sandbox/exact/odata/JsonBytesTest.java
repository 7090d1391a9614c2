package com.optiply.connector.sandbox.exact.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what a JSON reader finds. */
class JsonBytesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonBytes bytes() {
        return new JsonBytes(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "a \"quoted\" \\ back", "line\r\n\tend\u0001", "café – 日本 \uD83D\uDE00", "x\uD83D"})
    void texts_come_back(String text) throws Exception {
        String expected = text.endsWith("\uD83D") ? "x?" : text;
        assertThat(JSON.readValue(bytes().string(text).buffer().getBytes(), String.class))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "5, 5",
        "-5, -5",
        "2.5, 2.5",
        "19.99, 19.99",
        "-0.05, -0.05",
        "0.1, 0.1",
        "1.005, 1.005",
        "123456789012345.6, 1.234567890123456E14",
        "1e15, 1.0E15",
        "0.333333, 0.333333"
    })
    void decimals_are_short(double number, String text) {
        assertThat(bytes().decimal(number).buffer().toString()).isEqualTo(text);
    }

    @Test
    void every_decimal_and_whole_number_comes_back() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 20_000; round++) {
            double number =
                    random.nextBoolean() ? Math.rint(random.nextDouble(-1e7, 1e7)) / 100 : random.nextDouble(-1e9, 1e9);
            assertThat(Double.parseDouble(bytes().decimal(number).buffer().toString()))
                    .isEqualTo(number);
            long whole = random.nextLong() >> random.nextInt(64);
            assertThat(bytes().number(whole).buffer().toString()).isEqualTo(String.valueOf(whole));
        }
        assertThat(bytes().number(Long.MIN_VALUE).buffer().toString()).isEqualTo("-9223372036854775808");
    }

    @Test
    void guids_are_lower_case() {
        UUID guid = UUID.fromString("0D5A0F8E-9c3b-4000-8000-00F000000001");
        assertThat(bytes().guid(guid).buffer().toString()).isEqualTo(guid.toString());
    }

    @Test
    void padding_goes_to_the_side_asked_for() {
        assertThat(bytes().padded("pc", 2, false).padded("1", 3, true).buffer().toString())
                .isEqualTo("\"pc  \"\"   1\"");
    }
}
