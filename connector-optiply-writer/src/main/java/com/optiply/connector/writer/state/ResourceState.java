package com.optiply.connector.writer.state;

import java.util.Locale;

/** What came of the last look at a resource. */
public enum ResourceState {
    /** Not looked at yet. */
    NEW,
    /** A call is under way; found by a new owner of the lane, its outcome is unclear. */
    CALLING,
    /** Optiply acknowledged what it should have. */
    IN_STEP,
    /** Never created in Optiply, on purpose. */
    EXCLUDED,
    /** Should not be in Optiply, and is not. */
    ABSENT,
    /** Something it needs is missing. */
    WAITING,
    /** A call's outcome is not known. */
    UNCLEAR,
    /** Optiply or connector-auth could not be asked; it is tried again. */
    RETRYING,
    /** Cannot be written as it is. */
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ResourceState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
