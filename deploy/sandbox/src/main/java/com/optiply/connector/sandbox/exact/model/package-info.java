/** Exact's entities as data: the transcription of the reference's section 4 and the stores behind it. */
package com.optiply.connector.sandbox.exact.model;
