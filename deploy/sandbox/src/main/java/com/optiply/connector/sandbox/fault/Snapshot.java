package com.optiply.connector.sandbox.fault;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;

/** The state of a face at one moment, which reading calls can be answered from later. */
@FunctionalInterface
public interface Snapshot {

    /** Answers a reading call as it would have been answered then. */
    Answer answer(Call call);
}
