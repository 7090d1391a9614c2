package com.optiply.connector.sandbox.exact.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sheet's short forms: {@code Class_01..10} stands for ten names, {@code *} marks a key, {@code !} a mandatory one. */
final class Names {
    private static final Pattern RANGE = Pattern.compile("(.*?)(\\d+)\\.\\.(\\d+)");

    private Names() {}

    static List<String> expand(String word) {
        String bare = bare(word);
        Matcher range = RANGE.matcher(bare);
        if (!range.matches()) {
            return List.of(bare);
        }
        int width = range.group(2).length();
        List<String> names = new ArrayList<>();
        for (int number = Integer.parseInt(range.group(2)); number <= Integer.parseInt(range.group(3)); number++) {
            names.add(range.group(1) + String.format("%0" + width + "d", number));
        }
        return List.copyOf(names);
    }

    private static String bare(String word) {
        return word.replace("*", "").replace("!", "");
    }
}
