package com.optiply.connector.poller.stream;

import com.optiply.connector.poller.wire.BadRow;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;

/** Turns rows of one endpoint into rows of the event contract. */
public interface RowMapper {

    /** Exactly the fields that {@link #map} reads, in the order of the query; they become {@code $select}. */
    List<String> fields();

    /** @return a mapper for the rows of this page, for rules that need to see a row's neighbours; it knows what the pages before have told too */
    default RowMapper forPage(List<ExactRow> page) {
        return this;
    }

    /** What the rows so far have told, as a number that {@link #remembering} understands; 0 for nothing. */
    default long learned() {
        return 0;
    }

    /** @return a mapper that knows what was {@link #learned} before @param learned 0 for nothing */
    default RowMapper remembering(long learned) {
        return this;
    }

    /**
     * @return the events of the row: usually one, none for rows that are not published
     * @throws BadRow when the row cannot be read
     */
    List<RowEvent> map(ExactRow row);
}
