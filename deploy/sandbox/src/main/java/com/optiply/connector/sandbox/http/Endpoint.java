package com.optiply.connector.sandbox.http;

import com.optiply.connector.sandbox.fault.Snapshot;
import java.util.OptionalLong;

/** What a face does with a request. Called on an event loop and therefore never waits. */
public interface Endpoint {

    /** Answers a request, with all its effects. */
    Answer answer(Call call);

    /** Keeps the present state of one tenant, or of all; {@link IllegalArgumentException} when the face keeps none. */
    default Snapshot freeze(OptionalLong tenant) {
        throw new IllegalArgumentException("this face cannot be stale");
    }

    /** The Exact division or Optiply account that a request concerns; faults may name it. */
    default OptionalLong tenant(Call call) {
        return OptionalLong.empty();
    }
}
