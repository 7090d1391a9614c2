package com.optiply.connector.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.local.process.Stack;
import com.optiply.connector.local.process.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code deploy/local/up --check=small} on free ports: the three packaged services as processes against real Kafka, PostgreSQL and the sandbox. */
@Tag("system")
class SystemIT {

    private static final Path MODULE = Path.of("").toAbsolutePath();

    @Test
    void optiplyHoldsWhatExactSays() throws IOException {
        StateFolder state = new StateFolder(MODULE.resolve("target/system"));
        List<String> lines = new ArrayList<>();
        try (Stack stack = Stack.start(
                MODULE.getParent().getParent(),
                FreePorts.choose(),
                state,
                Optional.of(Check.begin()),
                Check.VENDOR_RATE,
                lines::add)) {
            Verdict verdict = Check.run(stack, CheckSize.SMALL, lines::add);

            assertThat(verdict.ok())
                    .as("%s%n%s%nlogs in %s", String.join("\n", lines), verdict.reason(), state.logs())
                    .isTrue();
        }
    }
}
