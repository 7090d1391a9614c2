package com.optiply.connector.sandbox.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resource files of blocks: a line {@code keyword name}, then indented lines of a word and its values; # is a comment. */
public final class Blocks {
    private Blocks() {}

    /** A word and its values. */
    public record Line(String word, List<String> values) {}

    /** A name and its lines. */
    public record Block(String name, List<Line> lines) {

        /** The first value of the first line with that word. */
        public Optional<String> value(String word) {
            return lines.stream()
                    .filter(line -> line.word().equals(word))
                    .map(line -> line.values().getFirst())
                    .findFirst();
        }

        /** Whether there is a line with that word. */
        public boolean has(String word) {
            return lines.stream().anyMatch(line -> line.word().equals(word));
        }

        /** The values of all lines with that word, joined. */
        public List<String> all(String word) {
            return lines.stream()
                    .filter(line -> line.word().equals(word))
                    .flatMap(line -> line.values().stream())
                    .toList();
        }

        /** The values of each line with that word. */
        public List<List<String>> each(String word) {
            return lines.stream()
                    .filter(line -> line.word().equals(word))
                    .map(Line::values)
                    .toList();
        }
    }

    /** The blocks of a resource. */
    public static List<Block> read(String resource) {
        List<Block> blocks = new ArrayList<>();
        for (String line : text(resource).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> words = List.of(line.strip().split(" +"));
            if (line.startsWith(" ")) {
                blocks.getLast().lines().add(new Line(words.getFirst(), words.subList(1, words.size())));
            } else {
                blocks.add(new Block(words.get(1), new ArrayList<>()));
            }
        }
        return blocks;
    }

    private static String text(String resource) {
        try (InputStream in = Blocks.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
