package com.optiply.connector.images;

import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the tar of an image from what the modules have packaged.
 *
 * @param build   how tars are written
 * @param runtime the Java runtime of all images
 * @param system  the system files, where there is no base image
 */
record Assembly(ImageBuild build, JavaRuntime runtime, Optional<SystemFiles> system) {

    /**
     * A finished image.
     *
     * @param tar    where it is
     * @param digest of its manifest, as a registry would show it
     */
    record Built(Image image, Path tar, String digest) {}

    /** Links the Java runtime and collects what else is the same for all images, into {@link ImageBuild#work}. */
    static Assembly prepare(ImageBuild build) throws IOException, InterruptedException {
        Path work = Files.createDirectories(build.work());
        JavaRuntime runtime = JavaRuntime.in(work);
        Optional<SystemFiles> system = build.base().isPresent()
                ? Optional.empty()
                : Optional.of(SystemFiles.collect(runtime, work.resolve("etc")));
        return new Assembly(build, runtime, system);
    }

    /** Without an AOT cache: the same sources on the same JDK give the same digest. */
    Built plain(Image image, Path tar) throws IOException {
        return write(image, Optional.empty(), tar);
    }

    /**
     * With a recorded AOT cache on top of the layers of {@link #plain}. Recordings of two runs differ, so the digest is that of sources and cache: the same cache
     * gives the same digest.
     */
    Built withCache(Image image, Path cache, Path tar) throws IOException {
        return write(image, Optional.of(cache), tar);
    }

    private Built write(Image image, Optional<Path> cache, Path tar) throws IOException {
        List<FileEntriesLayer> layers = new ArrayList<>();
        if (system.isPresent()) {
            layers.add(Layers.system(
                    system.get(), Files.createDirectories(build.work().resolve("empty"))));
        }
        layers.add(Layers.runtime(runtime));
        layers.add(Layers.libraries(image, build.root()));
        layers.add(Layers.application(image, build.root()));
        Sbom sbom = new Sbom(build.root(), image);
        if (sbom.exists()) {
            Path documents =
                    Files.createDirectories(build.work().resolve("documents").resolve(image.repository()));
            layers.add(Layers.of("sbom", sbom.write(documents)));
        }
        cache.ifPresent(file -> layers.add(Layers.of("aot", Map.of(ImageBuild.CACHE, file))));
        Files.createDirectories(tar.toAbsolutePath().getParent());
        JibContainer written = build.write(
                image, layers, ImageBuild.entrypoint(image, build.root(), cache.map(file -> ImageBuild.CACHE)), tar);
        return new Built(image, tar, written.getDigest().toString());
    }
}
