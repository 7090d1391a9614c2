/** Proofs on the packaged poller with a real broker and Exact's stand-in, all of them processes that can be killed. */
package com.optiply.connector.poller.proof;
