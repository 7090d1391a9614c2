package com.optiply.connector.auth.exact;

import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.model.time.VendorClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers 403 and 404 of the last minutes. More than ten errors of an app, user, company and endpoint within an hour make Exact block that combination (Exact
 * reference §2.1), for the poller too; so a merchant who presses a button again and again gets the same answer without a call. A new access token, as after a new
 * consent, asks anew.
 */
@ApplicationScoped
class Refusals {

    /** Vendor time. A token lives as long, so an endpoint gives at most seven errors in an hour. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private record Question(String resource, String token) {}

    private record Refusal(Answer answer, Instant until) {}

    private final Map<Question, Refusal> known = new ConcurrentHashMap<>();
    private final VendorClock clock;

    Refusals(VendorClock clock) {
        this.clock = clock;
    }

    /** The refusal that is known of an endpoint, whatever its query; else what the call answers. */
    Answer of(URI address, Secret accessToken, Supplier<Answer> call) {
        Instant now = clock.instant();
        Question question = new Question(address.getHost() + address.getPath(), accessToken.sha256());
        Refusal refusal = known.get(question);
        if (refusal != null && now.isBefore(refusal.until())) {
            return refusal.answer();
        }
        Answer answer = call.get();
        if (answer instanceof Answer.Received received && (received.status() == 403 || received.status() == 404)) {
            known.values().removeIf(old -> !now.isBefore(old.until()));
            known.put(question, new Refusal(answer, now.plus(KEPT)));
        }
        return answer;
    }
}
