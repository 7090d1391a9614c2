/** Exact's call limits and error velocity (Exact reference §2). */
package com.optiply.connector.sandbox.exact.limit;
