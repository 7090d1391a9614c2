package com.optiply.connector.local.check;

/**
 * What a check found.
 *
 * @param ok      whether everything is as it must be
 * @param summary counts
 * @param reason  what is not, empty when all is well
 */
public record Verdict(boolean ok, String summary, String reason) {

    /** @return the last line that a check prints */
    public String line(long seconds) {
        return "check: %s (%s, in %d s)".formatted(ok ? "ok" : "FAILED", summary, seconds);
    }
}
