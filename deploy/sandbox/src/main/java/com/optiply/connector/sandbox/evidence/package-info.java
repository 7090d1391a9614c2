/** What was asked of each face: a bounded, redacted request log and counters. */
package com.optiply.connector.sandbox.evidence;
