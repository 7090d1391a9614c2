package com.optiply.connector.sandbox.exact.store;

/** Is told of every change of a row that somebody made, while the company is still being written: it must not wait. */
@FunctionalInterface
public interface RowListener {

    /** What happened to a row. */
    enum Action {
        CREATE,
        UPDATE,
        DELETE
    }

    /**
     * A row changed.
     *
     * @param before the row as it was; of a new one the row itself
     * @param after the row as it is; of a deleted one as it was
     */
    void changed(Company company, Action action, Row before, Row after);
}
