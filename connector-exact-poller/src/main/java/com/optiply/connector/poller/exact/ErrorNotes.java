package com.optiply.connector.poller.exact;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where the errors of the last hour stand, so that the ration of the next owner begins where ours ends. Times are Exact's. */
public interface ErrorNotes {

    /** What was noted last, by endpoint. */
    Map<String, List<Instant>> read();

    /** Another error was given: this is what is to be noted from now on. */
    void write(Map<String, List<Instant>> recent);
}
