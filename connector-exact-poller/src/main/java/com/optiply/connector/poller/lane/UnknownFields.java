package com.optiply.connector.poller.lane;

import com.optiply.connector.poller.status.PollerMetrics;
import com.optiply.connector.poller.stream.Stream;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jboss.logging.Logger;

/** Fields that were not asked for: tolerated, counted, and reported once each, with a sample, however many tenants have them. */
final class UnknownFields {

    private static final Logger LOG = Logger.getLogger(UnknownFields.class);

    private final PollerMetrics metrics;
    private final Stream stream;
    private final Set<String> known;

    UnknownFields(PollerMetrics metrics, Stream stream) {
        this.metrics = metrics;
        this.stream = stream;
        this.known = new HashSet<>(stream.mapper().fields());
        this.known.add("__metadata");
    }

    void look(ExactRow row) {
        for (Iterator<String> names = row.names(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name) && metrics.unknownField(stream, name)) {
                LOG.infof("stream=%s unknown field %s, for instance %.100s", stream.label(), name, row.sample(name));
            }
        }
    }
}
