/** Rows of the companies, with Exact's rules for row versions, restamping and deletions. */
package com.optiply.connector.sandbox.exact.store;
