package com.optiply.connector.auth.exact;

/** A read of Exact's API gave no usable answer. */
public final class ExactReadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ExactReadException(String path, int status, String cause) {
        super("Exact's %s: %s".formatted(path, cause));
        this.status = status;
    }

    /** HTTP status of the answer, 0 when there was none. */
    public int status() {
        return status;
    }

    /** Whether another token of the same consent would be refused as well; a 401 may be the token's age. */
    public boolean isForbidden() {
        return status == 403 || status == 404;
    }

    /** Whether Exact refuses for good: no access, no such module. */
    public boolean isRefusal() {
        return status == 401 || status == 403 || status == 404;
    }
}
