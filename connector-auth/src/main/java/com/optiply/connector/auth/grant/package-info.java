/**
 * Grants: one consent of one Exact user for one app, and its single-use refresh token, which must never be lost. Rules (decision 11 says why no client library keeps them):
 *
 * <ul>
 *   <li>one refresher per grant over all replicas, by a lease taken in one committed statement; that statement is the journal;
 *   <li>no transaction and no connection is held while Exact is called, and the call ends before the lease does;
 *   <li>a new pair is stored, on condition of the chain it follows, before anybody sees its access token; a valid pair that arrives late is stored as well;
 *   <li>only a definite refusal for the chain still stored means that consent is needed; whatever is unclear is tried again with the same token.
 * </ul>
 */
package com.optiply.connector.auth.grant;
