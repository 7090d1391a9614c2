package com.optiply.connector.auth.round;

import java.time.Duration;

/** Something whose steps are counted. */
sealed interface Watched permits Round, Errands {

    String name();

    /** Real time since its last step; zero when there is nothing to be done. */
    Duration sinceStep();

    /** How long it may be without a step. */
    Duration limit();

    default boolean isLate() {
        return sinceStep().compareTo(limit()) > 0;
    }
}
