package com.optiply.connector.bench;

import com.optiply.connector.bench.Figure.Better;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.testsupport.merchant.WriterRig;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What of a limit that Optiply has and does not tell is used: the sandbox refuses what is beyond, and the writer starts at the pace it starts at by default. */
record LimitedWriting(WriterRig rig) {

    /** Calls per second to an account. */
    private static final int LIMIT = Integer.getInteger("bench.limit", 20);
    /** What is measured takes about so many seconds. */
    private static final int SECONDS = 180;

    private static final int CHUNK = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Of what was done from the first refusal on, which is when the limit was found. */
    List<Figure> measure(Shop shop) throws InterruptedException {
        rig.sandbox().setSwitch("optiply.rate-limit-per-second", LIMIT);
        try {
            int number = LIMIT * (SECONDS + LIMIT);
            shop.settings(Sample.SETTINGS);
            for (int from = 0; from < number; from += CHUNK) {
                shop.changed(IntStream.range(from, Math.min(number, from + CHUNK))
                        .mapToObj(i -> Sample.item("code", "LIMIT-" + i, "description", "Product number " + i))
                        .toArray());
            }
            rig.sandbox().clearRequests();
            shop.allLoaded();
            await(1, true);
            int before = created();
            int refusedBefore = refused();
            long start = System.nanoTime();
            await(number, false);
            double seconds = (System.nanoTime() - start) / 1e9;
            int done = number - before;
            int refused = refused() - refusedBefore;
            return List.of(
                    new Figure(
                            "R4.limit",
                            "part used of a limit of %d calls per second that Optiply has and does not tell, once it was found; it starts at 5"
                                    .formatted(LIMIT),
                            "",
                            done / seconds / LIMIT,
                            0.9,
                            OptionalDouble.empty(),
                            Better.MORE),
                    new Figure(
                            "R4.refused",
                            "part of the calls that this limit refuses",
                            "",
                            (double) refused / (done + refused),
                            0.02,
                            OptionalDouble.empty()));
        } finally {
            rig.sandbox().setSwitch("optiply.rate-limit-per-second", 0);
        }
    }

    private void await(int number, boolean ofRefusals) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while ((ofRefusals ? refused() : created()) < number) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "%d created and %d refused within %s".formatted(created(), refused(), PATIENCE));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Products that were posted and not refused, since the counters were cleared. */
    private int created() {
        return rig.sandbox()
                .counters()
                .path("optiply")
                .path("byStatus")
                .path("201")
                .asInt();
    }

    private int refused() {
        return rig.sandbox()
                .counters()
                .path("optiply")
                .path("byStatus")
                .path("429")
                .asInt();
    }
}
