package com.optiply.connector.poller.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact's JSON as it is sent (Exact reference, sections 3.3, 3.4 and 3.6). */
class PageReaderTest {

    @Test
    void results_and_next_link() throws Exception {
        ExactPage page = read("""
                {"d":{"results":[{"__metadata":{"uri":"x"},"ID":"1"},{"ID":"2"}],"__next":"https://start.exactonline.nl/a?b=c"}}""");

        assertThat(page.rows()).hasSize(2);
        assertThat(page.next()).contains("https://start.exactonline.nl/a?b=c");
    }

    @Test
    void a_bare_array_is_a_last_page() throws Exception {
        ExactPage page = read("{\"d\":[{\"ID\":\"1\"}]}");

        assertThat(page.rows()).hasSize(1);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void nothing_found() throws Exception {
        assertThat(read("{\"d\":{\"results\":[]}}").rows()).isEmpty();
        assertThat(read("{\"d\":[]}").rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | empty-body",
                "`  \n ` | empty-body",
                "`<html><body>Object moved</body></html>` | html",
                "`{\"d\":{\"results\":[{\"ID\":\"1\"},{\"I` | not-json",
                "`{\"d\":{\"results\":[{\"ID\":\"1\"}` | not-json",
                "`{\"error\":{\"code\":\"\"}}` | no-list",
                "`{\"d\":{\"ID\":\"1\"}}` | no-list",
                "`[]` | no-list",
            })
    void what_is_no_list_is_refused_as_a_whole(String body, String reason) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        UnreadableAnswer.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
    }

    @Test
    void the_raw_text_of_a_row_is_what_was_sent() throws Exception {
        String odd = "{\"ID\" : \"é\",  \"Price\":1.50E1}";

        ExactPage page = read("{\"d\":{\"results\":[{\"ID\":\"ü\"}," + odd + ",{\"ID\":\"3\"}]}}");

        assertThat(page.rows().get(1).raw()).isEqualTo(odd);
        assertThat(page.rows().get(0).raw()).isEqualTo("{\"ID\":\"ü\"}");
        assertThat(page.rows().get(2).raw()).isEqualTo("{\"ID\":\"3\"}");
        assertThat(page.rows().get(1).decimal("Price")).isEqualByComparingTo("15");
    }

    @Test
    void types_of_the_wire() throws Exception {
        ExactRow row = read("""
                {"d":[{"Timestamp":"11386558735","Code":"           0000011","Unit":"pc      ","None":"00000000-0000-0000-0000-000000000000",
                "Item":"6b5c4b5e-7a52-4c3e-9f53-1b4a0c9a2f11","Price":0.1,"Yes":1,"No":false,"Empty":"","Null":null,"Int":7,"Blank":"   "}]}""").rows().getFirst();

        assertThat(row.needLong("Timestamp")).isEqualTo(11_386_558_735L);
        assertThat(row.code("Code")).isEqualTo("0000011");
        assertThat(row.code("Unit")).isEqualTo("pc");
        assertThat(row.id("None")).isNull();
        assertThat(row.id("Item")).hasToString("6b5c4b5e-7a52-4c3e-9f53-1b4a0c9a2f11");
        assertThat(row.decimal("Price")).isEqualTo(new BigDecimal("0.1"));
        assertThat(row.isSet("Yes")).isTrue();
        assertThat(row.isSet("No")).isFalse();
        assertThat(row.flag("Missing")).isNull();
        assertThat(row.text("Empty")).isNull();
        assertThat(row.code("Blank")).isNull();
        assertThat(row.decimal("Null")).isNull();
        assertThat(row.integer("Int")).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"Code, missing-field", "Zero, missing-field", "Broken, bad-guid", "Number, wrong-type"})
    void a_needed_id_that_is_none_makes_a_bad_row(String field, String reason) throws Exception {
        ExactRow row = read("""
                {"d":[{"Zero":"00000000-0000-0000-0000-000000000000","Broken":"6b5c4b5e","Number":12}]}""").rows().getFirst();

        assertThatThrownBy(() -> row.needId(field)).isInstanceOfSatisfying(BadRow.class, bad -> assertThat(bad.reason())
                .isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "\"Infinity\"", "1e401", "1e999999999", "-1e-999999999", "true"})
    void what_is_no_ordinary_number_makes_a_bad_row(String number) throws Exception {
        ExactRow row = read("{\"d\":[{\"Price\":" + number + "}]}").rows().getFirst();

        assertThatThrownBy(() -> row.decimal("Price"))
                .isInstanceOfSatisfying(
                        BadRow.class, bad -> assertThat(bad.reason()).isEqualTo("wrong-type"));
    }

    @Test
    void messages_of_errors_in_every_dress() {
        assertThat(ErrorBody.message("""
                {"error":{"code":"","message":{"lang":"","value":"Gegeven bestaat reeds."}}}""".getBytes(UTF_8))).isEqualTo("Gegeven bestaat reeds.");
        assertThat(ErrorBody.message("<html><h1>Server\nmaintenance</h1></html>".getBytes(UTF_8)))
                .isEqualTo("Server maintenance");
        assertThat(ErrorBody.message(new byte[0])).isEmpty();
        assertThat(ErrorBody.message("{\"err".getBytes(UTF_8))).isEmpty();
    }

    private static ExactPage read(String body) throws UnreadableAnswer {
        return PageReader.read(body == null ? new byte[0] : body.getBytes(UTF_8));
    }
}
