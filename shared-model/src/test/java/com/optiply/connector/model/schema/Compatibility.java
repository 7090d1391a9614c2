package com.optiply.connector.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The change rule of v1: only optional fields are added. Everything else that a validator sees (types, formats, enum words, patterns, required fields) stays;
 * titles and descriptions may change.
 */
final class Compatibility {

    private static final Set<String> WORDS_ONLY = Set.of("description", "title", "properties", "required");

    private Compatibility() {}

    /** @return a sentence for each change that breaks a reader or a validator; empty when the newer schema may be published */
    static List<String> violations(JsonNode released, JsonNode newer) {
        List<String> found = new ArrayList<>();
        compare("", released, newer, found);
        return found;
    }

    private static void compare(String path, JsonNode released, JsonNode newer, List<String> found) {
        for (Iterator<String> names = released.path("properties").fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode there = newer.path("properties").path(name);
            if (there.isMissingNode()) {
                found.add("field " + path + "/" + name + " was removed");
            } else {
                compare(path + "/" + name, released.path("properties").path(name), there, found);
            }
        }
        Set<String> wasRequired = texts(released.path("required"));
        Set<String> isRequired = texts(newer.path("required"));
        for (String name : isRequired) {
            if (!wasRequired.contains(name)) {
                found.add("field " + path + "/" + name + " is now required");
            }
        }
        for (String name : wasRequired) {
            if (!isRequired.contains(name)) {
                found.add("field " + path + "/" + name + " is no longer required");
            }
        }
        Set<String> keywords = new TreeSet<>();
        released.fieldNames().forEachRemaining(keywords::add);
        newer.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(WORDS_ONLY);
        for (String keyword : keywords) {
            compareKeyword(path, keyword, released.path(keyword), newer.path(keyword), found);
        }
    }

    private static void compareKeyword(
            String path, String keyword, JsonNode released, JsonNode newer, List<String> found) {
        if (released.isObject() && newer.isObject()) {
            compare(path + "/" + keyword, released, newer, found);
        } else if (!released.equals(newer)) {
            found.add("%s of %s changed from %s to %s"
                    .formatted(keyword, path.isEmpty() ? "the value" : path, released, newer));
        }
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
