package com.optiply.connector.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of {@code deploy/docs}, taken apart as far as it names things that have to exist. */
record Page(Path file, String text) {

    static final Path ROOT = Path.of("../..");

    private static final Path CHART_README = Chart.FOLDER.resolve("README.md");
    private static final Path DOCS = ROOT.resolve("deploy/docs");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^ *```sh\n(.*?)^ *```$");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CALL =
            Pattern.compile("(?:\\b(GET|POST|PUT|DELETE) \"?)?\\$(auth|writer)(/[^\\s`|\"']+)");

    /** A call of a service's API. @param service {@code auth} or {@code writer} @param target path and query */
    record Call(String method, String service, String target) {}

    static List<Page> all() {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> new Page(file, Chart.text(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages, and what else has commands for operators: how to begin, and how to install. */
    static List<Page> withCommands() {
        return Stream.concat(
                        all().stream(),
                        Stream.of(ROOT.resolve("README.md"), CHART_README)
                                .map(file -> new Page(file, Chart.text(file))))
                .toList();
    }

    static Page ofChart() {
        return new Page(CHART_README, Chart.text(CHART_README));
    }

    static Page of(String name) {
        return new Page(DOCS.resolve(name), Chart.text(DOCS.resolve(name)));
    }

    /** Blocks of commands for a shell. */
    List<String> commands() {
        return COMMANDS.matcher(text).results().map(block -> block.group(1)).toList();
    }

    /** The commands among which something stands, for instance a definition. */
    String commands(String part) {
        return commands().stream()
                .filter(block -> block.contains(part))
                .findFirst()
                .orElseThrow();
    }

    /** Targets of links to files of the project. */
    List<String> links() {
        return LINK.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** Names under which headings are linked to. */
    Set<String> anchors() {
        return text.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceAll("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** What stands between back-ticks. */
    List<String> codes() {
        return CODE.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(code -> code.group(1))
                .toList();
    }

    /** Calls of the services; one without a word for its method is what curl does, a GET. */
    List<Call> calls() {
        return CALL.matcher(text)
                .results()
                .map(call -> new Call(method(call), call.group(2), call.group(3)))
                .toList();
    }

    private static String method(MatchResult call) {
        return call.group(1) == null ? "GET" : call.group(1);
    }
}
