package com.optiply.connector.auth.connect;

import com.optiply.connector.auth.tenant.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of pages and messages in one language, from {@code words/connect_en.properties} and {@code words/connect_nl.properties}. */
public final class Words {

    private static final Map<Language, Words> ALL =
            Arrays.stream(Language.values()).collect(Collectors.toUnmodifiableMap(Function.identity(), Words::new));

    private final Language language;
    private final ResourceBundle texts;

    private Words(Language language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(
                "words.connect",
                Locale.of(language.code()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static Words in(Language language) {
        return ALL.get(language);
    }

    public Language language() {
        return language;
    }

    /** @throws java.util.MissingResourceException for a key that has no text */
    public String say(String key) {
        return texts.getString(key);
    }

    /** A text with places ({@code %s}) for values. */
    public String say(String key, Object... values) {
        return texts.getString(key).formatted(values);
    }

    /** The text of the first key that has one. */
    String first(String... keys) {
        return Arrays.stream(keys)
                .filter(texts::containsKey)
                .findFirst()
                .map(texts::getString)
                .orElseThrow(() -> new IllegalArgumentException("No text for any of " + Arrays.toString(keys)));
    }
}
