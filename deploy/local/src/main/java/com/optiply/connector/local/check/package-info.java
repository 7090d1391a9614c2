/**
 * {@code deploy/local/up --check}: tenants with every setting, first loads with services killed on the way, changes in Exact, and the next day; each time Optiply
 * must hold what {@link com.optiply.connector.local.oracle the oracle} and the hand-written cases say.
 */
package com.optiply.connector.local.check;
