package com.optiply.connector.poller.exact;

import com.optiply.connector.poller.budget.Decision;
import java.time.Instant;

/** What came of a call. */
public sealed interface CallOutcome {

    /** An answer with a good status; whether it can be read is seen when it is read. */
    record Body(byte[] bytes) implements CallOutcome {}

    /** The budget has no call for it now, or Exact said so. @param until by our clock */
    record Denied(Instant until, Decision.Reason reason) implements CallOutcome {}

    record Failed(Failure failure) implements CallOutcome {}
}
