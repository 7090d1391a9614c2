package com.optiply.connector.sandbox.exact.odata;

/** A request that Exact refuses, with the status and the message of its error body (Exact reference §2.4, §3.6). */
public final class ODataProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public ODataProblem(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public static ODataProblem syntax() {
        return new ODataProblem(400, "Bad Request - Error in query syntax.");
    }

    public static ODataProblem unsupportedFilter() {
        return new ODataProblem(400, "This $filter parameter is not supported for this resource");
    }

    public int status() {
        return status;
    }
}
