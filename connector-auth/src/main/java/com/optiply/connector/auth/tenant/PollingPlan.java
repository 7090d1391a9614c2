package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.model.tenant.DefaultIntervals;
import com.optiply.connector.model.tenant.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How often the poller reads each stream when a tenant says nothing else ({@link DefaultIntervals}), and what a tenant may say. */
final class PollingPlan {

    /** Streams that every tenant has and that are no endpoint of its settings. */
    static final List<String> ALWAYS = List.of("division", "deletions");

    /** Exact's limits are per clock minute, so more often than that is no use. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Map<String, Duration> DEFAULTS = DefaultIntervals.all();

    private PollingPlan() {}

    /** @throws IllegalArgumentException for a stream that is not in the plan */
    static Duration every(Settings settings, String stream) {
        Duration planned = DEFAULTS.get(stream);
        if (planned == null) {
            throw new IllegalArgumentException("The plan has no stream " + stream);
        }
        return settings.intervals().getOrDefault(stream, planned);
    }

    /**
     * Refuses intervals of streams that do not exist or that are no use.
     *
     * @param field name of the map in errors
     */
    static void refuseOdd(Map<String, Duration> intervals, String field) {
        List<FieldProblem> odd = intervals.entrySet().stream()
                .filter(interval -> !isSound(interval.getKey(), interval.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(interval -> DEFAULTS.containsKey(interval.getKey())
                        ? new FieldProblem(
                                field + "." + interval.getKey(),
                                "is not from a minute to a day",
                                "Give an ISO 8601 duration from PT1M to P1D")
                        : new FieldProblem(
                                field + "." + interval.getKey(),
                                "is no stream with an interval",
                                "Use: " + String.join(", ", new TreeSet<>(DEFAULTS.keySet()))))
                .toList();
        if (!odd.isEmpty()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST, "See errors: each names the field.", odd);
        }
    }

    private static boolean isSound(String stream, Duration every) {
        return DEFAULTS.containsKey(stream)
                && every != null
                && every.compareTo(SHORTEST) >= 0
                && every.compareTo(LONGEST) <= 0;
    }
}
