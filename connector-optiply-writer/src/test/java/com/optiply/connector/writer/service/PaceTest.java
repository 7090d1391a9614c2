package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.lane.Lane;
import com.optiply.connector.writer.lane.Lanes;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the pace of an account fares with a real server. */
@QuarkusTest
class PaceTest {

    @RegisterExtension
    static final World world = new World();

    @Inject
    Lanes lanes;

    @Inject
    WriterConfig config;

    /** Guards against taking it for congestion that a record takes longer to create than an empty account to say what it has. */
    @Test
    void kindsOfCallsThatTakeOtherTimesSlowNothingDown() {
        Shop shop = world.shop("kinds-shop");
        world.fault(shop, "latency", "method", "POST", "delayMillis", 300);

        shop.settings(Sample.SETTINGS).changed(lamps("KIND", 60)).allLoaded();

        await().untilAsserted(() -> assertThat(world.optiply(shop, "products")).hasSize(60));
        assertThat(lane(shop).pacer().finding().rate())
                .isGreaterThanOrEqualTo(config.pacing().startPerSecond());
    }

    private Lane lane(Shop shop) {
        return lanes.held().stream()
                .filter(lane -> lane.scope().tenant().value().equals(shop.tenant()))
                .findFirst()
                .orElseThrow();
    }

    private static Object[] lamps(String code, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Sample.item("code", code + "-" + i))
                .toArray();
    }
}
