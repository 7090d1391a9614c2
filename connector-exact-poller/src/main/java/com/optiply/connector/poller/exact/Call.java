package com.optiply.connector.poller.exact;

import com.optiply.connector.poller.budget.CallKind;

/**
 * One GET.
 *
 * @param target   path and query below the division, encoded; or the next link as Exact gave it
 * @param endpoint path without query: what errors are counted by
 * @param label    name of the stream, for metrics
 */
public record Call(String target, String endpoint, String label, CallKind kind) {}
