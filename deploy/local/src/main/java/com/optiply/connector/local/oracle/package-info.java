/**
 * What Optiply must hold, worked out from Exact's raw rows by a second, independent implementation of the mapping rules ({@code deploy/docs/mapping.md}).
 *
 * <p>It uses no class of the services or of shared-model, or an error in a rule would hide itself; an ArchUnit test holds that. Beside the rules there is
 * {@link com.optiply.connector.local.oracle.HandWritten}: products and orders whose expected records a person wrote down.
 */
package com.optiply.connector.local.oracle;
