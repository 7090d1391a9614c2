package com.optiply.connector.images;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Under which licences the parts of an image are, and whether they may be passed on with it.
 *
 * @param byComponent licences as the component's own POM names them, by {@code group:name:version}
 */
record Licences(SortedMap<String, List<String>> byComponent) {

    /** SPDX ids and the spellings of POMs: free to pass on in a product, linked and unchanged. */
    private static final Pattern ACCEPTED = Pattern.compile(
            "(?i)((the )?(apache|mit\\b|bsd|0bsd|isc\\b|epl|eclipse|edl|cc0|public domain|unlicense|bouncy"
                    + " castle|universal permissive|upl|cddl|mpl|mozilla|lgpl|gnu lesser|gnu library|go"
                    + " license|unicode|zlib)\\b.*|.*(class-?path[- ]exception|\\bCPE\\b).*)");

    /** What a POM leaves out, looked up by hand: component without version, licence. */
    private static final Map<String, String> BY_HAND = Map.of("io.quarkus:quarkus-flyway-postgresql", "Apache-2.0");

    static Licences of(JsonNode bom) {
        SortedMap<String, List<String>> licences = new TreeMap<>();
        for (JsonNode component : bom.path("components")) {
            String name = component.path("group").asText("") + ":"
                    + component.path("name").asText();
            List<String> named = new ArrayList<>();
            for (JsonNode entry : component.path("licenses")) {
                JsonNode licence = entry.path("license");
                named.add(entry.path("expression")
                        .asText(licence.path("id").asText(licence.path("name").asText())));
            }
            if (named.isEmpty() && BY_HAND.containsKey(name)) {
                named.add(BY_HAND.get(name));
            }
            licences.put(name + ":" + component.path("version").asText(), List.copyOf(named));
        }
        return new Licences(licences);
    }

    /**
     * One accepted licence is enough: several are a choice.
     *
     * @throws IllegalStateException with a line for every component that has none
     */
    void check() {
        List<String> refused = byComponent.entrySet().stream()
                .filter(component -> component.getValue().stream().noneMatch(Licences::isAccepted))
                .map(component -> component.getKey() + ": "
                        + (component.getValue().isEmpty()
                                ? "no licence named"
                                : String.join(", ", component.getValue())))
                .toList();
        if (!refused.isEmpty()) {
            throw new IllegalStateException(
                    "These licences are unknown or must not be in an image; replace the component, or name its licence"
                            + " in "
                            + Licences.class.getSimpleName() + ":\n  " + String.join("\n  ", refused));
        }
    }

    /** @param licence an id, a name, or an expression of ids with AND and OR */
    static boolean isAccepted(String licence) {
        return Arrays.stream(licence.replaceAll("[()]", "").split("(?i) or "))
                .anyMatch(choice -> Arrays.stream(choice.split("(?i) and "))
                        .allMatch(part -> ACCEPTED.matcher(part.strip()).matches()));
    }

    /** A line per component. */
    String text() {
        return byComponent.entrySet().stream()
                .map(component -> component.getKey() + "  " + String.join(" or ", component.getValue()))
                .collect(Collectors.joining("\n", "Parts of this image and their licences\n\n", "\n"));
    }
}
