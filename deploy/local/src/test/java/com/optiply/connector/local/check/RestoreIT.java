package com.optiply.connector.local.check;

import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.local.process.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The table <i>what is lost if a store is lost</i> of the operations guide, drilled on the packaged services: the writer's database, all of Kafka, connector-auth's
 * database put back to an older moment, the writer's likewise, and the keyset. A change that Exact's user makes meanwhile arrives each time and no record is made
 * twice; nothing else is sent to Optiply where the writer still knows what Optiply has acknowledged. Part of the proofs ({@code deploy/bench/run proofs RestoreIT}):
 * too long for every build.
 */
@Tag("drill")
class RestoreIT {

    private static final Path MODULE = Path.of("").toAbsolutePath();

    private final List<String> lines = new ArrayList<>();

    @Test
    void everyStoreThatIsLostHealsAsTheGuideSays() throws IOException {
        drilled("restore", drill -> {
            drill.theWritersDatabaseIsEmpty();
            drill.kafkaIsEmpty();
            drill.authsDatabaseIsAnOlderOne();
        });
    }

    @Test
    void theWritersDatabaseAtAnOlderMomentHealsAsTheGuideSays() throws IOException {
        drilled("restore-writer", Drill::theWritersDatabaseIsAnOlderOne);
    }

    @Test
    void aLostKeysetHealsAsTheGuideSays() throws IOException {
        drilled("restore-keyset", Drill::theKeysetIsLost);
    }

    private void drilled(String folder, Consumer<Drill> losses) throws IOException {
        Map<String, String> settings = new ConcurrentHashMap<>();
        try (Stack stack = Stack.start(
                MODULE.getParent().getParent(),
                FreePorts.choose(),
                new StateFolder(MODULE.resolve("target").resolve(folder)),
                Optional.of(Check.begin()),
                Check.VENDOR_RATE,
                service -> service == Service.AUTH ? settings : Map.of(),
                lines::add)) {
            Drill drill = new Drill(stack, settings, lines::add);
            drill.onboard();
            losses.accept(drill);
        }
    }
}
