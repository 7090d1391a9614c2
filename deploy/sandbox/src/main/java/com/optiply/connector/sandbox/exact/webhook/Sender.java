package com.optiply.connector.sandbox.exact.webhook;

import java.util.function.IntConsumer;

/** Calls callbacks. */
@FunctionalInterface
public interface Sender {

    /** Posts a body and tells the status of the answer, 0 when there was none; comes back at once. */
    void post(String url, String body, IntConsumer answered);
}
