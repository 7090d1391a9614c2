package com.optiply.connector.auth.tenant;

import com.optiply.connector.model.tenant.Settings;
import java.time.Duration;
import java.util.List;

/** Whether the poller's plan fits into the calls that Exact allows an app for a company in a day (Exact reference §2.1). */
final class CallPlanRule {

    /** What plan, comparison and first load may use together of the 5,000 calls of a day; the rest stays free. */
    static final int DAY = 4_500;

    private CallPlanRule() {}

    /** Calls of a day without any change at Exact. */
    static long forecast(Settings settings) {
        return PollingPlan.ALWAYS.stream()
                        .mapToLong(stream -> calls(PollingPlan.every(settings, stream)))
                        .sum()
                + Endpoint.of(settings).stream()
                        .mapToLong(endpoint -> calls(endpoint.every()))
                        .sum();
    }

    /** @param all settings of every tenant that reads the same company with the same app, this one included */
    static Finding judge(List<Settings> all) {
        long calls = all.stream().mapToLong(CallPlanRule::forecast).sum();
        return calls <= DAY
                ? Finding.passed("call-plan")
                : Finding.failed(
                        "call-plan",
                        "settings",
                        "needs about %,d calls a day of %d tenant(s); Exact leaves %,d for this app and company"
                                .formatted(calls, all.size(), DAY),
                        "Choose fewer compositions or longer intervals, or let the other tenant of this company use an app of its own");
    }

    private static long calls(Duration every) {
        return Duration.ofDays(1).dividedBy(every);
    }
}
