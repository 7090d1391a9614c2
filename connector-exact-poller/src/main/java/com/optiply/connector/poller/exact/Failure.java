package com.optiply.connector.poller.exact;

/**
 * Why a read came to nothing.
 *
 * @param kind    decides when it is tried again
 * @param code    short name, shown in states
 * @param message what happened
 * @param remedy  what the reader can do
 */
public record Failure(Kind kind, String code, String message, String remedy) {

    /** When it makes sense to try again. */
    public enum Kind {
        /** After a growing wait: outages, cut connections, unreadable answers. */
        TRANSIENT,
        /** The endpoint is not there for this company: in an hour. */
        MISSING,
        /** Exact refuses this very request, or an operator has to decide: in an hour, or when the tenant's record changes. */
        REFUSED,
        /** Nothing of this tenant can be read: the whole lane waits a minute, and a quarter of an hour when it stays so. */
        TENANT,
        /** There is no token: the whole lane asks again in a minute. */
        CONSENT
    }
}
