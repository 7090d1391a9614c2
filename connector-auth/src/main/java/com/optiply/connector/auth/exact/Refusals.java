package com.optiply.connector.auth.exact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.model.time.VendorClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    private static final int MOST = 10_000;

    private record Question(String resource, String token) {}

    private final Cache<Question, Answer> known;

    Refusals(VendorClock clock) {
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
                .maximumSize(MOST)
                .build();
    }

    /** The refusal that is known of an endpoint, whatever its query; else what the call answers. */
    Answer of(URI address, Secret accessToken, Supplier<Answer> call) {
        Question question = new Question(address.getHost() + address.getPath(), accessToken.sha256());
        Answer refusal = known.getIfPresent(question);
        if (refusal != null) {
            return refusal;
        }
        Answer answer = call.get();
        if (answer instanceof Answer.Received received && (received.status() == 403 || received.status() == 404)) {
            known.put(question, answer);
        }
        return answer;
    }
}
