package com.optiply.connector.writer.state;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/** Transactions in plain SQL. Work is repeated when PostgreSQL gives it up for another's sake, so it must have no effect outside the database. */
@ApplicationScoped
public class Database {

    /** Serialization failure, deadlock: the other one won, try again. */
    private static final Set<String> REPEAT = Set.of("40001", "40P01");

    private static final int TRIES = 5;

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Statements of one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Reads and writes; each statement sees what was committed before it. */
    public <T> T write(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (attempt == TRIES || !REPEAT.contains(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    /** Reads; all statements see the same moment. */
    public <T> T snapshot(Work<T> work) throws SQLException {
        return once(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only");
            }
            return work.in(connection);
        });
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
