package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** One prepared statement whose parameters are set in order; lists become arrays, so that a batch is one statement. */
public final class Sql {

    private static final String NUL = "\0";

    private final Connection connection;
    private final String text;
    private final List<Object> parameters = new ArrayList<>();

    private record Column(String type, Object[] values) {}

    private Sql(Connection connection, String text) {
        this.connection = connection;
        this.text = text;
    }

    public static Sql of(Connection connection, String text) {
        return new Sql(connection, text);
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The next parameter: text, a number, a boolean, a UUID, an instant or null. */
    public Sql set(Object value) {
        parameters.add(value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : clean(value));
        return this;
    }

    public <T> Sql texts(Collection<T> rows, Function<T, String> value) {
        return column("text", rows, row -> (String) clean(value.apply(row)));
    }

    public <T> Sql longs(Collection<T> rows, Function<T, Long> value) {
        return column("bigint", rows, value);
    }

    public <T> Sql ints(Collection<T> rows, Function<T, Integer> value) {
        return column("int", rows, value);
    }

    public <T> Sql uuids(Collection<T> rows, Function<T, UUID> value) {
        return column("uuid", rows, value);
    }

    public <T> Sql flags(Collection<T> rows, Function<T, Boolean> value) {
        return column("boolean", rows, value);
    }

    public <T> Sql instants(Collection<T> rows, Function<T, Instant> value) {
        return column("timestamptz", rows, row -> {
            Instant instant = value.apply(row);
            return instant == null ? null : instant.toString();
        });
    }

    /** @return number of rows touched */
    public int update() throws SQLException {
        try (PreparedStatement statement = prepare()) {
            return statement.executeUpdate();
        }
    }

    /** @return all rows of the result */
    public <T> List<T> list(Row<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = prepare();
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.of(result));
            }
        }
        return rows;
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private <T> Sql column(String type, Collection<T> rows, Function<T, ?> value) {
        parameters.add(new Column(type, rows.stream().map(value).toArray()));
        return this;
    }

    private PreparedStatement prepare() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < parameters.size(); i++) {
                Object parameter = parameters.get(i);
                statement.setObject(
                        i + 1,
                        parameter instanceof Column column
                                ? connection.createArrayOf(column.type(), column.values())
                                : parameter);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** PostgreSQL's text cannot hold a NUL, and a vendor's error message may. */
    private static Object clean(Object value) {
        return value instanceof String string && string.contains(NUL) ? string.replace(NUL, "\uFFFD") : value;
    }
}
