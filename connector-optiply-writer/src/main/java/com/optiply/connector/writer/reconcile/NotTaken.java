package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.optiply.Answer.Ok;
import com.optiply.connector.writer.state.Settlement.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer shows that Optiply keeps otherwise than it was sent: an explicit null that was ignored (Optiply reference, gap G7), a number stored with other
 * digits. Only what can be compared for sure is: numbers, booleans, times, and whether there is a value at all.
 *
 * @param kept what Optiply has instead
 */
record NotTaken(Attributes kept) {

    static final NotTaken NOTHING = new NotTaken(Attributes.NONE);

    static NotTaken of(Attributes sent, Ok ok) {
        JsonNode read = ok.body().path("data").path("attributes");
        Map<String, Object> kept = new HashMap<>();
        Attributes known = Attributes.fromJson(read);
        sent.values().forEach((name, value) -> {
            if (read.has(name) && differs(name, value, known.get(name))) {
                kept.put(name, known.get(name));
            }
        });
        return new NotTaken(Attributes.of(kept));
    }

    private static boolean differs(String name, Object sent, Object read) {
        if (sent == null || read == null) {
            return sent != read;
        }
        boolean comparable = !(sent instanceof String text)
                || (Attributes.instant(text).isPresent()
                        && Attributes.instant(read.toString()).isPresent());
        return comparable && !Attributes.sameAsRead(name, sent, read);
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** Empty when all was taken. */
    Optional<Failure> failure(Attributes sent) {
        if (isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        kept.values()
                .forEach((name, value) ->
                        words.add("%s was sent as %s and is %s".formatted(name, sent.get(name), value)));
        return Optional.of(new Failure(
                "not-taken",
                "Optiply took the call but not every value: " + String.join("; ", words),
                "Change it by hand in Optiply, or ask Optiply why"));
    }
}
