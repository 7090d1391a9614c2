package com.optiply.connector.poller.lane;

import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.poller.PollerConfig;
import com.optiply.connector.poller.access.AccessSource;
import com.optiply.connector.poller.exact.DivisionGates;
import com.optiply.connector.poller.exact.ExactClient;
import com.optiply.connector.poller.replay.PublishedRows;
import com.optiply.connector.poller.status.PollerMetrics;
import com.optiply.connector.poller.status.StatusSink;
import jakarta.inject.Singleton;

/** What all lanes of the process share. */
@Singleton
public record LaneServices(
        PollerConfig config,
        VendorClock clock,
        AccessSource access,
        ExactClient client,
        DivisionGates gates,
        PageMemory memory,
        PublishedRows published,
        PollerMetrics metrics,
        StatusSink status) {}
