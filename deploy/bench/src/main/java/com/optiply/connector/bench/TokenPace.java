package com.optiply.connector.bench;

import com.optiply.connector.bench.Figure.Better;
import com.optiply.connector.bench.LoadGenerator.Load;
import com.optiply.connector.local.process.Memory;
import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/** What connector-auth can do, without poller and writer beside it: A1 to A4. */
record TokenPace(Stack stack, Path root, Consumer<String> say) {

    private static final int TENANTS = 20;
    private static final int CONNECTIONS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final Duration TOKEN_LATENCY = Duration.ofMillis(300);
    private static final Duration GRACE = Duration.ofMillis(1_200);
    private static final double MEGABYTE = 1024.0 * 1024.0;

    List<Figure> measure(Set<String> names) throws InterruptedException {
        stack.kill(Service.WRITER);
        stack.kill(Service.POLLER);
        stack.sandbox().setClockRate(1);
        List<Figure> figures = new ArrayList<>();
        Set<String> tenants = Set.of();
        if (names.contains("A1") || names.contains("A2")) {
            Companies companies = new Companies(stack);
            var merchants = companies.make("token", TENANTS, 1, 0, 0);
            companies.onboard(merchants);
            tenants = merchants.keySet();
        }
        stack.kill(Service.AUTH);
        if (names.contains("A3")) {
            figures.addAll(new Starts(stack, root, Service.AUTH, say).measure("A3"));
        }
        try (BenchService auth = new BenchService(stack, root, Service.AUTH, List.of())) {
            double resident = Memory.resident(List.of(auth.handle())) / MEGABYTE;
            if (names.contains("A1")) {
                figures.addAll(warm(tenants));
            }
            if (names.contains("A2")) {
                figures.add(waiting(tenants));
            }
            if (names.contains("A4")) {
                figures.add(less("A4", "resident memory of connector-auth after its start", "MB", resident, 300));
            }
        }
        return figures;
    }

    private List<Figure> warm(Set<String> tenants) {
        URI auth = stack.ports().url(Port.AUTH);
        String token = new ServiceToken(stack.issuer()).value();
        List<byte[]> requests = tenants.stream()
                .map(tenant -> LoadGenerator.post(auth, "/api/v1/tenants/" + tenant + "/exact-token", token))
                .toList();
        LoadGenerator generator = new LoadGenerator(auth, CONNECTIONS, requests);
        generator.run(WARM_UP);
        Load load = generator.run(MEASURED);
        say.accept("warm access tokens: %d tenants, %d connections, %,d answers in %.0f s"
                .formatted(tenants.size(), CONNECTIONS, load.answers(), load.seconds()));
        return List.of(
                new Figure(
                        "A1", "warm access tokens", "/s", load.perSecond(), 100, OptionalDouble.empty(), Better.MORE),
                less("A1.p99", "warm access tokens, 99th percentile", "ms", load.p99Millis(), 100));
    }

    private Figure waiting(Set<String> tenants) throws InterruptedException {
        WaitingCallers callers = new WaitingCallers(stack, tenants, TOKEN_LATENCY);
        double p99 = callers.measure(say);
        return less(
                "A2",
                "callers who wait for a refresh, 99th percentile (the token endpoint takes %d ms)"
                        .formatted(TOKEN_LATENCY.toMillis()),
                "ms",
                p99,
                TOKEN_LATENCY.plus(GRACE).toMillis());
    }

    private static Figure less(String name, String title, String unit, double value, double target) {
        return new Figure(name, title, unit, value, target, OptionalDouble.empty());
    }
}
