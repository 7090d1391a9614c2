package com.optiply.connector.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the runnable folders that modules leave at package time. */
public final class Dist {

    private Dist() {}

    /**
     * @param module path of the module from the root, for instance {@code deploy/broker}
     * @return class path of all its jars
     * @throws IllegalStateException when it has not been packaged
     */
    static String classPath(String module) {
        Path lib = root().resolve(module).resolve("target/dist/lib");
        if (!Files.isDirectory(lib)) {
            throw new IllegalStateException(lib + " is missing: run ./mvnw package -pl " + module + " -am -DskipTests");
        }
        return lib + "/*";
    }

    /** @return the project's root folder: the nearest one above the working directory that holds mvnw */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "Not inside the project: no mvnw above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
