package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Which records an operator wants to be tried again.
 *
 * @param type  null for all
 * @param cause null for all
 * @param key   that record, failed or not; null for all that failed
 */
public record Redrive(String type, String cause, String key) {

    /**
     * A record with a call whose outcome is not known is looked at as soon as the vendor cannot be at it any more.
     *
     * @param unclear how long the vendor may still be at a call that was not answered
     * @return how many are tried again
     */
    public int write(Connection connection, long scopeId, Duration unclear) throws SQLException {
        return Sql.of(connection, """
                        update resource set wanted = wanted + 1, attempts = 0, marked_at = now(),
                            not_before = case when intent is null then '-infinity'
                                else least(not_before, changed_at + ? * interval '1 millisecond') end
                        where scope_id = ? and (?::text is null or type = ?) and (?::text is null or cause = ?)
                          and (key = ? or ?::text is null and state in ('failed', 'retrying'))""")
                .set(unclear.toMillis())
                .set(scopeId)
                .set(type)
                .set(type)
                .set(cause)
                .set(cause)
                .set(key)
                .set(key)
                .update();
    }
}
