package com.optiply.connector.sandbox.exact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client wants to be answered in: media types with their weights (Exact reference §3.3). Atom and JSON are to be
 * had; plain XML, HTML and texts are not.
 */
final class AcceptHeader {
    private AcceptHeader() {}

    /** The format that the header likes best, Atom where it likes both equally; empty when it takes neither. */
    static Optional<Wire> best(String header) {
        if (header.isBlank()) {
            return Optional.of(Wire.ATOM);
        }
        List<Wanted> wanted = new ArrayList<>();
        for (String range : header.split(",")) {
            format(range).ifPresent(wire -> wanted.add(new Wanted(wire, weight(range))));
        }
        return wanted.stream()
                .filter(one -> one.weight > 0)
                .max(Comparator.comparingDouble(Wanted::weight))
                .map(Wanted::wire);
    }

    private static Optional<Wire> format(String range) {
        String type = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "*/*", "application/*", "application/atom+xml", "application/atomsvc+xml" -> Optional.of(Wire.ATOM);
            case "application/json", "text/json" -> Optional.of(Wire.JSON);
            default -> Optional.empty();
        };
    }

    /** The {@code q} of a media range, 1 where it has none. */
    private static double weight(String range) {
        for (String parameter : range.split(";")) {
            String text = parameter.strip();
            if (text.startsWith("q=")) {
                try {
                    return Double.parseDouble(text.substring(2));
                } catch (NumberFormatException broken) {
                    return 1;
                }
            }
        }
        return 1;
    }

    private record Wanted(Wire wire, double weight) {}
}
