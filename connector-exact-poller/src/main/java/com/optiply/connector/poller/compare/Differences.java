package com.optiply.connector.poller.compare;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the source has and the topic has not.
 *
 * @param lacking row versions of rows that the topic lacks or has an older version of, the lowest ones
 * @param found   how many of them there are in all
 * @param beyond  rows that the topic has and the source has not; they are no deletions, only a reason to look
 * @param samples ids of some of those
 */
public record Differences(TreeSet<Long> lacking, long found, long beyond, List<UUID> samples) {

    private static final int MOST_SAMPLES = 5;

    /**
     * @param source marks of the source, by id
     * @param topic  marks of the topic, by id, taken later than those of the source
     * @param start  row version above which the source was read: what the topic has below is not looked at
     * @param most   row versions that are kept for repair
     */
    public static Differences between(Iterator<RowMark> source, Iterator<RowMark> topic, long start, int most) {
        List<UUID> samples = new ArrayList<>();
        TreeSet<Long> lacking = new TreeSet<>();
        long found = 0;
        long beyond = 0;
        RowMark there = next(source);
        RowMark here = next(topic);
        while (there != null || here != null) {
            int order = there == null ? 1 : here == null ? -1 : there.id().compareTo(here.id());
            // A deletion with a later version than the source's picture happened after it was taken.
            if (order < 0 || (order == 0 && here.version() < there.version())) {
                found++;
                lacking.add(there.version());
                if (lacking.size() > most) {
                    lacking.pollLast();
                }
            } else if (order > 0 && here.live() && here.version() > start) {
                beyond++;
                if (samples.size() < MOST_SAMPLES) {
                    samples.add(here.id());
                }
            }
            there = order <= 0 ? next(source) : there;
            here = order >= 0 ? next(topic) : here;
        }
        return new Differences(lacking, found, beyond, List.copyOf(samples));
    }

    private static RowMark next(Iterator<RowMark> marks) {
        return marks.hasNext() ? marks.next() : null;
    }
}
