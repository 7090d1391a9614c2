/** Errors of the REST API as problem+json (RFC 9457); every package above throws {@link com.optiply.connector.auth.problem.ProblemException}, nothing else maps errors. */
package com.optiply.connector.auth.problem;
