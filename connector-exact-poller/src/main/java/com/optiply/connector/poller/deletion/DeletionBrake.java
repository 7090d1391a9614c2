package com.optiply.connector.poller.deletion;

/** The rule of the brake: more than 50 rows at once, and more than 5 % of those that are there. */
public final class DeletionBrake {

    /** So many rows at once are never held. */
    public static final int HARMLESS = 50;

    private static final int PERCENT = 5;

    private DeletionBrake() {}

    /**
     * @param deletions rows of one kind that would go at once
     * @param live      rows of that kind that are there
     */
    public static boolean holds(int deletions, int live) {
        return deletions > HARMLESS && 100L * deletions > (long) PERCENT * live;
    }
}
