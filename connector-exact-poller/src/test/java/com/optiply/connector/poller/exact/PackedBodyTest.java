package com.optiply.connector.poller.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedBodyTest {

    private static final int LARGEST = 40 * 1024 * 1024;

    @ParameterizedTest
    @CsvSource({"0, 0", "1000, 4000", "10485760, 41943040", "41943040, 41943040", "2147483647, 41943040"})
    void no_more_room_is_made_than_may_come(int packed, int room) {
        assertThat(PackedBody.room(packed, LARGEST)).isEqualTo(room);
    }

    @Test
    void what_was_packed_comes_out_up_to_the_limit() throws Exception {
        byte[] body = new byte[100_000];
        body[99_999] = 7;

        assertThat(PackedBody.unpacked(packed(body), 100_000)).isEqualTo(body);
        assertThatThrownBy(() -> PackedBody.unpacked(packed(body), 99_999)).isInstanceOf(AnswerTooLarge.class);
        assertThatThrownBy(() -> PackedBody.unpacked(new byte[] {1, 2, 3}, 100)).isInstanceOf(IOException.class);
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }
}
