package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.util.Optional;

/** How long an address, how large a body and an answer may be (Exact reference §2.1). The refusals' form is not published. */
final class RequestSize {
    private final Switches switches;

    RequestSize(Switches switches) {
        this.switches = switches;
    }

    /** The refusal of a call that is too large. */
    Optional<Answer> refusal(Call call) {
        int address = call.origin().length()
                + call.path().length()
                + 1
                + call.rawQuery().length();
        if (address > switches.number(Switch.LONGEST_URL)) {
            return Optional.of(Wire.html(414, "414 - Request URL too long.", Optional.empty()));
        }
        return call.body().length() > switches.number(Switch.LARGEST_BODY)
                ? Optional.of(Wire.html(413, "413 - Request entity too large.", Optional.empty()))
                : Optional.empty();
    }

    /** The answer, or an error in its place when it is too large for the site. */
    Answer within(Call call, Site site, Answer answer) {
        int set = switches.number(Switch.LARGEST_ANSWER);
        long largest = set < 0 ? site.largestAnswer() : set;
        return largest > 0 && answer.body().length() > largest
                ? Wire.error(call, 500, "The response is larger than " + largest + " bytes.")
                : answer;
    }
}
