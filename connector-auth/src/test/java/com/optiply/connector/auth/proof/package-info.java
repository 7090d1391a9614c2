/** Proofs on the packaged service, as a process that is killed, cut off and crowded. Sizes are raised by system properties {@code proof.*}. */
package com.optiply.connector.auth.proof;
