package com.optiply.connector.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated document that is committed. {@code ./mvnw test -pl shared-model -Ddocuments.write=true} writes it anew. */
final class Committed {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private Committed() {}

    static void is(String file, String generated) throws IOException {
        Path path = RESOURCES.resolve(file);
        if (Boolean.getBoolean("documents.write")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, generated);
        }
        assertThat(path)
                .as(
                        "%s is not what the records and the catalogue say; write it anew with -Ddocuments.write=true and look at the difference",
                        path)
                .exists()
                .hasContent(generated);
    }
}
