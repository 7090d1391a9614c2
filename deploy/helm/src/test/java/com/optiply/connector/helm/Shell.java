package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The shell of an operator.
 *
 * @param folder where it keeps what was said
 */
record Shell(Path folder) {

    private static final int SECONDS = 60;

    /** What bash says, on both streams, of a script ({@code -c}) or a file ({@code -n}: it is only read). */
    String said(String option, String argument) throws IOException, InterruptedException {
        Path output = folder.resolve("said");
        Process process = new ProcessBuilder("bash", option, argument)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }

    static boolean has(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
