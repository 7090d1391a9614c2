package com.optiply.connector.auth.tenant;

import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Repeats a transaction that has met another one: two that lock tenant and grant in opposite order, two first consents of one Exact user, whose grants are one,
 * and the end of a grant's last tenant while another one joins it. What is lost is nothing, because the whole transaction is done again on what the other one has left.
 */
final class Collisions {

    private static final int TRIES = 3;
    /** Deadlock, serialization failure, unique violation, and a grant that was taken while it was being erased. */
    private static final Set<String> STATES = Set.of("40P01", "40001", "23505", "23503");

    private Collisions() {}

    static <T> T repeated(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (attempt == TRIES || !isCollision(e)) {
                    throw e;
                }
                Log.infof("two transactions have met, attempt=%d is repeated", attempt);
            }
        }
    }

    private static boolean isCollision(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATES.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
