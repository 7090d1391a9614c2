package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.mapping.Outcome;
import com.optiply.connector.writer.state.Resource;

/** A resource that is due, and what the rules say about it, from one snapshot. */
public record Work(Resource resource, Outcome outcome) {}
