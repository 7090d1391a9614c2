/** The Exact Online face: routing, authentication, rights, modules and functions in front of the generic OData engine. */
package com.optiply.connector.sandbox.exact;
