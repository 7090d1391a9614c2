package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows of one store while they are being read; not to be kept beyond that. */
public final class RowsView {
    private final Rows rows;

    RowsView(Rows rows) {
        this.rows = rows;
    }

    /** Rows that lie in no company, in the order given. */
    public static RowsView of(StoreType type, List<Row> given) {
        Rows rows = new Rows(type);
        long version = 0;
        for (Row row : given) {
            version++;
            rows.put(row.stamped(version));
        }
        return new RowsView(rows);
    }

    public Optional<Row> byId(Object id) {
        return rows.byId(id);
    }

    /** The row with that value of the store's alternate key. */
    public Optional<Row> byAlternate(Object key) {
        return rows.byAlternate(key);
    }

    /** Rows in the order of a key. */
    public NavigableMap<Object, Row> ordered(Property key) {
        return Collections.unmodifiableNavigableMap(rows.ordered(key));
    }

    /** Rows above a version, in the order of their versions. */
    public Stream<Row> changedAfter(long version) {
        return rows.byTimestamp().after(version);
    }

    /** Rows with that value of an indexed property. */
    public List<Row> referring(String property, Object value) {
        return rows.referring(property, value);
    }

    public Collection<Row> all() {
        return Collections.unmodifiableCollection(rows.all());
    }
}
