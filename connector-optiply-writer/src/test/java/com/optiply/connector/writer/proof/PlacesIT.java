package com.optiply.connector.writer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.testsupport.Dist;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.testsupport.merchant.WriterProcess;
import com.optiply.connector.testsupport.merchant.WriterRig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The places of a lane at Optiply: kept by calls alone, and never more than there are. */
class PlacesIT {

    private static final int PLACES = 4;
    private static final int PRODUCTS = 3 * PLACES;
    private static final int MILLIS = 4_000;
    /** Of the sandbox's timers. */
    private static final int MARGIN = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Map<String, String> SETTINGS = Map.of(
            "writer.lease", "PT60S",
            "writer.call-timeout", "PT20S",
            "writer.unclear-wait", "PT21S",
            "writer.in-flight", Integer.toString(PLACES));

    /** Guards against places that stay empty while the database records what came of earlier calls, which held the throughput down. */
    @Test
    void an_answer_that_waits_to_be_recorded_keeps_no_place() {
        try (WriterRig rig = WriterRig.start(Dist.root())) {
            WriterProcess writer = rig.writer(1, SETTINGS);
            await().atMost(PATIENCE).until(writer::isReady);
            Shop shop = rig.shop("places-shop");
            rig.sandbox().fault(Map.of("face", "optiply", "method", "POST", "kind", "latency", "delayMillis", MILLIS));
            shop.settings(Sample.SETTINGS)
                    .changed(IntStream.range(0, PRODUCTS)
                            .mapToObj(i -> Sample.item("code", "PLACE-" + i))
                            .toArray())
                    .allLoaded();
            await().atMost(PATIENCE).until(() -> calling(rig) == 2 * PLACES);

            rig.database().cut();
            long begun = calling(rig) + rig.number("select count(*) from resource where optiply_id is not null");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(posts(rig))
                    .as("every call that was begun, while nothing is recorded")
                    .hasSize(Math.toIntExact(begun)));
            assertThat(begun).isGreaterThan(PLACES);
            rig.database().mend();

            await().atMost(PATIENCE)
                    .until(() -> rig.records(shop, "products").size() == PRODUCTS && rig.isAtRest(shop));
            List<Instant> at = posts(rig);
            assertThat(at).hasSize(PRODUCTS);
            for (int i = PLACES; i < PRODUCTS; i++) {
                assertThat(Duration.between(at.get(i - PLACES), at.get(i)))
                        .as("call %d waits for the end of one of those before it: %s", i, at)
                        .isGreaterThan(Duration.ofMillis(MILLIS - MARGIN));
            }
        }
    }

    private static long calling(WriterRig rig) {
        return rig.number("select count(*) from resource where state = 'calling'");
    }

    /** When each began, in order. */
    private static List<Instant> posts(WriterRig rig) {
        return StreamSupport.stream(
                        rig.sandbox()
                                .requests("face=optiply&method=POST&limit=1000&path=/v1/products")
                                .spliterator(),
                        false)
                .map(call -> Instant.parse(call.path("at").asText()))
                .sorted()
                .toList();
    }
}
