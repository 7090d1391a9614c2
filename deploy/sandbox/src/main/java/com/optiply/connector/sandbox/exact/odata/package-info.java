/** Exact's dialect of OData: options, filters, paging, and pages in JSON and Atom. */
package com.optiply.connector.sandbox.exact.odata;
