package com.optiply.connector.sandbox.http;

import java.util.OptionalLong;

/** What a face does with a request. Called on an event loop and therefore never waits. */
public interface Endpoint {

    /** Answers a request, with all its effects. */
    Answer answer(Call call);

    /** The Exact division or Optiply account that a request concerns; faults may name it. */
    default OptionalLong tenant(Call call) {
        return OptionalLong.empty();
    }
}
