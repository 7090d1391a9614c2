package com.optiply.connector.sandbox.optiply;

/** A request that Optiply refuses, as the resource layer says it (Optiply reference §4.3). */
final class OptiplyProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    OptiplyProblem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
