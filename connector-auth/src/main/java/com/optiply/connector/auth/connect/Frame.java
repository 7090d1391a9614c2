package com.optiply.connector.auth.connect;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param here      path of this page, for the language links
 * @param steps     the merchant's way, empty on pages outside of it
 * @param complaint what went wrong and what to do, a line each; empty when nothing did
 */
record Frame(Words words, String title, String here, List<StepLine> steps, List<String> complaint) {

    /** A line of the way: {@code status} is done, now or later; {@code href} is empty where one cannot go yet. */
    record StepLine(String numbers, String label, String status, String statusText, String href, boolean current) {}

    public String language() {
        return words.language().code();
    }

    public String say(String key) {
        return words.say(key);
    }
}
