package com.optiply.connector.auth.tenant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One check before activation. */
record Check(
        @Schema(description = "What was checked.") String name,
        boolean passed,

        @Schema(description = "What to do when it failed; null when it passed.", nullable = true)
        String remedy) {

    static Check passed(String name) {
        return new Check(name, true, null);
    }
}
