/**
 * How Exact writes JSON, undone once per quirk (Exact reference, sections 3.3 to 3.6): envelopes, dates, Int64 strings, padded codes, zero GUIDs. Plain
 * classes that know neither HTTP nor Kafka; everything behind this package sees clean values.
 */
package com.optiply.connector.poller.wire;
