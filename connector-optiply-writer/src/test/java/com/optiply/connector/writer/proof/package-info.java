/** Packaged writers as processes that are stopped, killed and cut off. {@code ProcessesIT} runs small in {@code verify}; {@code deploy/bench/run proofs} runs all at full size. */
package com.optiply.connector.writer.proof;
