package com.optiply.connector.poller.wire;

/** A row that cannot be read. It goes to the dead letters, the rest of its page goes on. */
public final class BadRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason  short name of the cause, a word of a small vocabulary: {@code missing-field}, {@code wrong-type}, {@code bad-date}, {@code bad-guid}
     * @param message what is wrong, naming the field
     */
    public BadRow(String reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
