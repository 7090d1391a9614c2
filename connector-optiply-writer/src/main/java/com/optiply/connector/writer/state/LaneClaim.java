package com.optiply.connector.writer.state;

/**
 * The right to write for a scope: it ends when another owner raises the epoch. Kafka's fencing does not reach HTTP, so every record of an intent or an answer is
 * conditional on it.
 */
public record LaneClaim(long scopeId, long epoch, String owner) {}
