package com.optiply.connector.writer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.model.event.Item;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A trace that begins with a read of Exact goes on in the call to Optiply. */
@QuarkusTest
class TraceTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String READ = "b7ad6b7169203331";

    @RegisterExtension
    static final World world = new World();

    @Inject
    InMemorySpanExporter exporter;

    @Test
    void the_call_belongs_to_the_trace_of_the_read() {
        Shop shop = world.shop("traced-shop");
        Item lamp = Sample.item("code", "TRACED-1");
        Item plain = Sample.item("code", "TRACED-2");

        shop.settings(Sample.SETTINGS)
                .traced("00-" + TRACE + "-" + READ + "-01", lamp)
                .traced("00-" + TRACE + "-" + READ + "-00", plain)
                .allLoaded();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> written("products/" + lamp.id()).size() == 1
                        && written("products/" + plain.id()).size() == 1);
        SpanData traced = written("products/" + lamp.id()).getFirst();
        assertThat(traced.getTraceId()).isEqualTo(TRACE);
        assertThat(traced.getParentSpanId()).isEqualTo(READ);
        assertThat(traced.getAttributes().get(AttributeKey.stringKey("connector.tenant")))
                .isEqualTo("traced-shop");
        assertThat(written("products/" + plain.id()).getFirst().getTraceId()).isNotEqualTo(TRACE);
    }

    private List<SpanData> written(String resource) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> resource.equals(span.getAttributes().get(AttributeKey.stringKey("connector.resource"))))
                .toList();
    }
}
