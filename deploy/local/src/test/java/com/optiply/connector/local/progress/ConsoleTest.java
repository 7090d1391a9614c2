package com.optiply.connector.local.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);

    @Test
    void aTerminalGetsTheBlockInPlaceOfTheOneBefore() {
        Console console = new Console(out, true);
        console.show(List.of("one", "two"));
        console.show(List.of("three"));
        assertThat(printed()).isEqualTo("one\ntwo\n\u001b[2A\u001b[0Jthree\n");
    }

    @Test
    void aLogGetsPlainLines() {
        Console console = new Console(out, false);
        console.show(List.of("one"));
        console.say("two");
        console.show(List.of("three"));
        assertThat(printed()).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void aBlockThatIsKeptStays() {
        Console console = new Console(out, true);
        console.show(List.of("table"));
        console.keep();
        console.say("after");
        assertThat(printed()).isEqualTo("table\nafter\n");
    }

    private String printed() {
        return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
