package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated document that is committed. {@code ./mvnw test -pl deploy/helm -Ddocuments.write=true} writes it anew. */
final class Committed {

    private Committed() {}

    static void is(Path path, String generated) throws IOException {
        if (Boolean.getBoolean("documents.write")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, generated);
        }
        assertThat(path)
                .as("%s is not up to date; write it anew with -Ddocuments.write=true and look at the difference", path)
                .exists()
                .hasContent(generated);
    }
}
