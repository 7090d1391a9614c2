/**
 * Calls to Exact. {@link com.optiply.connector.poller.exact.ExactClient} is the one class that talks HTTP to it;
 * {@link com.optiply.connector.poller.exact.ExactSession} adds token, budget and the names of what can go wrong.
 */
package com.optiply.connector.poller.exact;
