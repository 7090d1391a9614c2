package com.optiply.connector.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One measured figure.
 *
 * @param name     short name, such as R3.p95
 * @param title    what was measured, in words
 * @param unit     of value, target and baseline
 * @param value    as measured
 * @param target   what it should not exceed, or should reach where more is better
 * @param baseline the same by the way it is done today, where there is one
 * @param better   which way is better
 */
record Figure(
        String name, String title, String unit, double value, double target, OptionalDouble baseline, Better better) {

    /** Which way is better. */
    enum Better {
        LESS,
        MORE
    }

    /** A figure of which less is better. */
    Figure(String name, String title, String unit, double value, double target, OptionalDouble baseline) {
        this(name, title, unit, value, target, baseline, Better.LESS);
    }

    /** @return the line for the terminal; ratio tells how many times better than the baseline it is */
    String line() {
        return "figure %s value=%s%s target=%s%s met=%s baseline=%s ratio=%s"
                .formatted(name, text(value), unit, text(target), unit, met(), baselineText(), ratio());
    }

    /** @return the row for the table in the docs */
    String row() {
        return "| %s | %s | %s %s | %s %s | %s | %s | %s |"
                .formatted(name, title, text(value), unit, text(target), unit, met(), baselineText(), ratio());
    }

    String met() {
        boolean met = better == Better.LESS ? value <= target : value >= target;
        return met ? "yes" : "no";
    }

    private String baselineText() {
        return baseline.isPresent() ? text(baseline.getAsDouble()) + unit : "-";
    }

    private String ratio() {
        return baseline.isPresent() && value > 0
                ? text(better == Better.LESS ? baseline.getAsDouble() / value : value / baseline.getAsDouble())
                : "-";
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, number < 2 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number);
    }
}
