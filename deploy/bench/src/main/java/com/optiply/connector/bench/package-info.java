/**
 * {@code deploy/bench/run [name…]}: measures on the local stack, prints a line per figure and keeps the table that the docs quote ({@code deploy/docs/figures.md}).
 */
package com.optiply.connector.bench;
