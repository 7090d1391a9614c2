/**
 * Optiply as this service sees it: its token endpoint, the check of credentials at the moment they are entered, and the access token kept for the writer.
 * {@link com.optiply.connector.auth.optiply.OptiplyHttp} is the only class that opens connections to Optiply. Section numbers are of the Optiply reference.
 */
package com.optiply.connector.auth.optiply;
