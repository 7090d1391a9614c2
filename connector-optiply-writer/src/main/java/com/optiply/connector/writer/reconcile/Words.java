package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Answer.Failed;
import com.optiply.connector.writer.optiply.Answer.Refused;
import java.util.Locale;
import java.util.stream.Stream;

/** What refusals say in words, where their status does not tell (Optiply reference, section 4.3): no list of messages is published. */
final class Words {

    private Words() {}

    /** Whether the attribute itself is not taken, which is another thing than that its value is in use. */
    static boolean refuseRemoteId(Answer answer) {
        return (answer instanceof Refused || answer instanceof Failed)
                && has(answer, "remoteid")
                && !sayItExists(answer);
    }

    /** Whether a record of that kind is there already. */
    static boolean sayItExists(Answer answer) {
        return has(answer, "exist", "already", "duplicate", "in use", "taken", "unique")
                && !has(answer, "not exist", "n't exist");
    }

    /** Whether a refusal may be about a product that is not there; a range or a format is not. */
    static boolean mayMissParent(Answer answer) {
        return answer instanceof Refused refused
                && (refused.code() == 400 || refused.code() == 422)
                && !has(answer, "attribute")
                && has(answer, "not found", "not exist", "n't exist", "unknown", "invalid product");
    }

    private static boolean has(Answer answer, String... words) {
        String text = answer.message().toLowerCase(Locale.ROOT);
        return Stream.of(words).anyMatch(text::contains);
    }
}
