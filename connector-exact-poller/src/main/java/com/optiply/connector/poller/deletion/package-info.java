/** The brake against mass deletions: a mistake in Exact, or in what we think it says, must not empty a merchant's Optiply before a person has looked at it. */
package com.optiply.connector.poller.deletion;
