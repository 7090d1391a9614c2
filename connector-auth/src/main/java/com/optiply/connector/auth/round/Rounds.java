package com.optiply.connector.auth.round;

import io.quarkus.runtime.configuration.DurationConverter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * All tasks whose progress is watched, each with the time it may be without a step: the pause between two rounds, what its longest step takes when everything in
 * it ends just before its time-out, and {@link #SPARE}. Who asks for a task gives the step; how long the database can take is reckoned here.
 */
@ApplicationScoped
public class Rounds {

    /** For a process that gets little of its processor. The chart gives it a minute more: six failures in a row. */
    private static final Duration SPARE = Duration.ofSeconds(5);

    /** Where a statement has no limit, as in a migration, this stands for it. */
    private static final Duration USUAL_STATEMENT = Duration.ofSeconds(30);

    private final Duration transaction;
    private final List<Watched> watched = new CopyOnWriteArrayList<>();

    /**
     * @param connection  longest wait for a connection
     * @param seconds     longest wait for an answer of the database; 0 for no limit
     * @param transaction after which a transaction does not go on
     */
    public Rounds(
            @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout") Duration connection,
            @ConfigProperty(name = "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout") int seconds,
            @ConfigProperty(name = "quarkus.transaction-manager.default-transaction-timeout", defaultValue = "60s")
                    Duration transaction) {
        Duration statement = seconds > 0 ? Duration.ofSeconds(seconds) : USUAL_STATEMENT;
        // The statement that is under way when the transaction's time is up, and its end.
        this.transaction = connection.plus(transaction).plus(statement.multipliedBy(2));
    }

    /** The longest time that so many transactions can take one after the other before each of them has failed. */
    public Duration transactions(int number) {
        return transaction.multipliedBy(number);
    }

    /**
     * Has a task watched from now on, unless it is turned off.
     *
     * @param every       as the scheduler has it: a duration, or {@code off} or {@code disabled}
     * @param longestStep when nothing hangs
     */
    public Round every(String every, String name, Duration longestStep) {
        boolean off = every.equalsIgnoreCase("off") || every.equalsIgnoreCase("disabled");
        Duration pause = off ? Duration.ZERO : DurationConverter.parseDuration(every);
        Round round = new Round(name, pause.plus(longestStep).plus(SPARE));
        if (!off) {
            watched.add(round);
        }
        return round;
    }

    /** Has work watched that comes when it is needed. */
    public Errands errands(String name, Duration longestStep) {
        Errands errands = new Errands(name, longestStep.plus(SPARE));
        watched.add(errands);
        return errands;
    }

    List<Watched> watched() {
        return watched;
    }
}
