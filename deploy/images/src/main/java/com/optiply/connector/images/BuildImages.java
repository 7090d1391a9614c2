package com.optiply.connector.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds images from what is packaged, each to a tar with its digest beside it. */
public final class BuildImages {

    private static final String USAGE = """
        deploy/images/build [--only=NAME] [--out=FOLDER] [--base=TAR] [--revision=COMMIT] [--source=URL] [--no-aot]
        """;

    private BuildImages() {}

    /** Prints a line per image; {@value #USAGE} */
    public static void main(String... args) throws IOException, InterruptedException {
        Map<String, String> options = options(args);
        Path root = Path.of("").toAbsolutePath();
        Path out = Path.of(options.getOrDefault("out", "deploy/images/target/images"));
        List<Image> images =
                options.containsKey("only") ? List.of(Image.of(options.get("only"))) : List.of(Image.values());
        Map<String, String> labels = new TreeMap<>();
        for (String name : List.of("revision", "source")) {
            if (options.containsKey(name)) {
                labels.put("org.opencontainers.image." + name, options.get(name));
            }
        }
        Path work = Path.of("deploy/images/target/work").toAbsolutePath();
        ImageBuild build = new ImageBuild(
                root, work, Optional.ofNullable(options.get("base")).map(Path::of), labels);
        Assembly assembly = Assembly.prepare(build);
        String obstacle = options.containsKey("no-aot") ? "--no-aot" : Room.obstacle();
        if (!obstacle.isEmpty()) {
            System.out.println("without AOT caches: " + obstacle);
            for (Image image : images) {
                say(assembly.plain(image, tar(out, image)));
            }
            return;
        }
        try (Surroundings surroundings = Surroundings.start()) {
            for (Image image : images) {
                say(cached(assembly, image, surroundings, out));
            }
        }
    }

    /** Builds without a cache, records one in it, and builds again with it. */
    static Assembly.Built cached(Assembly assembly, Image image, Surroundings surroundings, Path out)
            throws IOException, InterruptedException {
        Path work = assembly.build().work();
        Assembly.Built plain = assembly.plain(image, work.resolve(image.repository() + "-plain.tar"));
        Path cache = work.resolve(image.repository() + ".aot");
        Path room = Files.createTempDirectory(work, "training-");
        try {
            Training.record(ImageTar.read(plain.tar()), image, surroundings, room, cache);
        } finally {
            delete(room);
        }
        return assembly.withCache(image, cache, tar(out, image));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path tar(Path out, Image image) {
        return out.resolve(image.repository() + ".tar");
    }

    private static void say(Assembly.Built built) throws IOException {
        Files.writeString(built.tar().resolveSibling(built.image().repository() + ".digest"), built.digest() + "\n");
        System.out.printf("%s %s %d MB%n", built.tar(), built.digest(), Files.size(built.tar()) / 1_000_000);
    }

    private static Map<String, String> options(String... args) {
        List<String> unknown = new ArrayList<>();
        Map<String, String> options = new TreeMap<>();
        for (String arg : args) {
            String[] parts = arg.replaceFirst("^--", "").split("=", 2);
            if (List.of("only", "out", "base", "revision", "source", "no-aot").contains(parts[0])) {
                options.put(parts[0], parts.length == 2 ? parts[1] : "");
            } else {
                unknown.add(arg);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Unknown: " + unknown + " of " + Arrays.asList(args) + "\n" + USAGE);
        }
        return options;
    }
}
