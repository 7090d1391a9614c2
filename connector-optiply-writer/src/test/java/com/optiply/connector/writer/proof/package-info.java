/** Packaged writers as processes that are stopped, killed and cut off. Small with {@code -DskipITs=false}; {@code deploy/bench/run proofs} runs the full sizes. */
package com.optiply.connector.writer.proof;
