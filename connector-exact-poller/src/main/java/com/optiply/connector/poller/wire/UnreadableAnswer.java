package com.optiply.connector.poller.wire;

/** An answer with a good status whose body is not what the protocol promises: HTML, empty, cut off, not JSON. The whole answer is void. */
public final class UnreadableAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason short name of the cause: {@code empty-body}, {@code html}, {@code not-json}, {@code no-list} */
    public UnreadableAnswer(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
