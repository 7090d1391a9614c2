package com.optiply.connector.poller.lane;

import com.optiply.connector.poller.publish.ContentHash;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.status.PollerMetrics;
import com.optiply.connector.poller.wire.BadRow;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Bad rows of one stream. A row that is shown again as it was, because nothing moves the cursor beyond it, is reported once. */
final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int REMEMBERED = 1_000;

    private final PollerMetrics metrics;
    private final Map<String, Boolean> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    DeadLetters(PollerMetrics metrics) {
        this.metrics = metrics;
    }

    /** @return the dead letter, or empty when this row has been reported already */
    Optional<OutgoingRecord> of(Reading reading, ExactRow row, BadRow cause) {
        if (known.put(ContentHash.of(row.raw()), true) != null) {
            return Optional.empty();
        }
        metrics.deadLetter(reading.stream(), cause.reason());
        LOG.warnf(
                "tenant=%s stream=%s row cannot be read: %s (%s)",
                reading.tenant().tenantId(), reading.stream().label(), cause.getMessage(), cause.reason());
        return Optional.of(reading.deadLetter(row, cause));
    }
}
