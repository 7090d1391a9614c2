/**
 * Carries Exact's last known state into Optiply and keeps it true: events in ({@code consume}), rows and counters in PostgreSQL ({@code state}), one lane per
 * tenant ({@code lane}) that computes ({@code mapping}), compares and calls ({@code reconcile}, {@code optiply}).
 */
package com.optiply.connector.writer;
