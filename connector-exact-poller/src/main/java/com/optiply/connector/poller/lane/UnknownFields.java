package com.optiply.connector.poller.lane;

import com.optiply.connector.poller.status.PollerMetrics;
import com.optiply.connector.poller.stream.Stream;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jboss.logging.Logger;

/** Fields that were not asked for: tolerated, counted, and reported once each. */
final class UnknownFields {

    private static final Logger LOG = Logger.getLogger(UnknownFields.class);

    private final PollerMetrics metrics;
    private final Stream stream;
    private final Set<String> known;
    private final Set<String> reported = new HashSet<>();

    UnknownFields(PollerMetrics metrics, Stream stream) {
        this.metrics = metrics;
        this.stream = stream;
        this.known = new HashSet<>(stream.mapper().fields());
        this.known.add("__metadata");
    }

    void look(ExactRow row) {
        for (Iterator<String> names = row.names(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                metrics.unknownField(stream, name);
                if (reported.add(name)) {
                    LOG.infof("stream=%s unknown field %s, first seen in %.200s", stream.label(), name, row.raw());
                }
            }
        }
    }
}
