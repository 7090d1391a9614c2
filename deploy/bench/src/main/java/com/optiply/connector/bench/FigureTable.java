package com.optiply.connector.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of all figures in the docs; a run replaces the rows it measured and leaves the others. */
record FigureTable(Path file) {

    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]\\d[.\\w-]*) \\|.*");
    private static final String HEAD = """
            # Figures

            Measured by `deploy/bench/run`, which rewrites this file; less is better, of figures per second more. Ratio tells
            how many times better than the baseline.

            Baselines: a job that runs every 30 minutes and writes one record per call, 0.15 s each at best, as the existing integrations do
            (Optiply reference §5.1 and §6.1). So a change waits 15 minutes in the middle and 28.5 minutes at the 95th percentile; a first load takes
            the number of products and sell orders times 0.15 s. The stand-ins of Exact Online and Optiply answer within milliseconds on the same
            machine: loads show what the connector can do, not what the vendors allow. Loads run with the vendors' clock at 60 times real speed, so
            that Exact's 60 calls per minute do not bound them; freshness runs at real speed with the default reading plan. X figures measure the
            stand-in of Exact Online alone; who asks runs on the same processors.

            | figure | what | value | target | met | baseline | ratio |
            |---|---|---|---|---|---|---|
            """;

    /** Writes the table with these figures in place of older ones. */
    void update(List<Figure> figures, String machine) {
        try {
            Map<String, String> rows = existing();
            figures.forEach(figure -> rows.put(figure.name(), figure.row()));
            List<String> lines = new ArrayList<>(HEAD.lines().toList());
            lines.addAll(rows.values());
            lines.add("");
            lines.add("Machine of the last run: " + machine + ".");
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private Map<String, String> existing() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    rows.put(row.group(1), line);
                }
            }
        }
        return rows;
    }
}
