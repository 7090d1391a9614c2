package com.optiply.connector.sandbox.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@code online-retail-1000.csv}, in their order. */
final class RetailCsv {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    private RetailCsv() {}

    /** A row; texts as they are, with their spaces. */
    record Line(
            String invoice,
            String code,
            String description,
            double quantity,
            LocalTime time,
            double price,
            String customer) {}

    static List<Line> read() {
        try (InputStream in = RetailCsv.class.getResourceAsStream("/online-retail-1000.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(RetailCsv::line)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Line line(String text) {
        List<String> fields = fields(text);
        String time = fields.get(4).substring(fields.get(4).indexOf(' ') + 1);
        return new Line(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                Double.parseDouble(fields.get(3)),
                LocalTime.parse(time, TIME),
                Double.parseDouble(fields.get(5)),
                fields.get(6).isEmpty() ? "unknown" : fields.get(6));
    }

    private static List<String> fields(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean escaped = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (escaped) {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
