/**
 * Exact Online as this service sees it: the token endpoint, and before activation a few reads of a company. {@link com.optiply.connector.auth.exact.ExactHttp}
 * is the only class that opens connections to Exact. Numbers in Javadoc such as §1.5 are sections of the Exact reference.
 */
package com.optiply.connector.auth.exact;
