package com.optiply.connector.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.optiply.connector.bench.Figure.Better;
import com.optiply.connector.bench.LoadGenerator.Load;
import com.optiply.connector.testsupport.JavaProcess;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/** What the sandbox itself can do: small answers per second, megabytes of full pages per second, memory with a million rows. */
final class SandboxLoad implements AutoCloseable {

    private static final String READY = "sandbox ready ";
    private static final int DIVISIONS = 300;
    private static final int ITEMS = 1_000;
    private static final int SMALL_ROWS = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final double MEGABYTE = 1024.0 * 1024.0;
    private static final String JSON = "application/json";
    private static final String COLUMNS =
            "ID,Code,Description,SearchCode,Barcode,Unit,IsStockItem,IsPurchaseItem,IsSalesItem,IsMakeItem,"
                    + "StartDate,EndDate,Created,Modified,Timestamp";

    private final JavaProcess process;
    private final URI exact;
    private final SandboxAdmin admin;
    private final Consumer<String> say;

    /** Starts a sandbox of its own. */
    SandboxLoad(Path root, Consumer<String> say) {
        this.say = say;
        this.process = JavaProcess.start(
                "sandbox",
                List.of(
                        "-Xms1800m",
                        "-Xmx1800m",
                        "-XX:+UseParallelGC",
                        "-cp",
                        root.resolve("deploy/sandbox/target/dist/lib") + "/*",
                        "com.optiply.connector.sandbox.Sandbox",
                        "--exact-port=0",
                        "--optiply-port=0",
                        "--oidc-port=0",
                        "--admin-port=0"),
                Map.of(),
                null,
                READY);
        String line = process.awaitReady(Duration.ofSeconds(60));
        try {
            JsonNode addresses = new ObjectMapper().readTree(line.substring(READY.length()));
            this.exact = URI.create(addresses.get("exact").asText());
            this.admin = new SandboxAdmin(URI.create(addresses.get("admin").asText()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param names X1, X2 or both */
    List<Figure> measure(Set<String> names) {
        admin.setSwitch("exact.minute-limit", Integer.MAX_VALUE);
        admin.setSwitch("exact.day-limit", Integer.MAX_VALUE);
        JsonNode tenants = admin.seed(Map.of(
                        "name",
                        "generated",
                        "seed",
                        7,
                        "tenants",
                        DIVISIONS,
                        "items",
                        ITEMS,
                        "orders",
                        0,
                        "orderLines",
                        0,
                        "shareUser",
                        true))
                .path("tenants");
        String token = new ConsentBrowser(exact, tenants.path(0).path("exact")).accessToken();
        List<byte[]> small = new ArrayList<>();
        List<byte[]> large = new ArrayList<>();
        for (JsonNode tenant : tenants) {
            String path = "/api/v1/" + tenant.at("/exact/division").asInt() + "/sync/Logistics/Items?$select=";
            String newest = "&$filter=Timestamp%20gt%20";
            large.add(LoadGenerator.get(exact, path + COLUMNS + newest + "1L", token, JSON));
            small.add(LoadGenerator.get(
                    exact, path + "ID,Code,Timestamp&$top=" + SMALL_ROWS + newest + "1L", token, JSON));
        }
        List<Figure> figures = new ArrayList<>();
        double pages = load(small, 8).perSecond();
        if (names.contains("X1")) {
            figures.add(new Figure(
                    "X1", "sandbox: pages of ten rows", "/s", pages, 5_000, OptionalDouble.empty(), Better.MORE));
        }
        if (names.contains("X2")) {
            load(large, 4);
            long before = LiveHeap.bytesOf(process.handle());
            double rate = load(large, 4).megabytesPerSecond();
            double growth = (LiveHeap.bytesOf(process.handle()) - before) / MEGABYTE;
            figures.add(new Figure(
                    "X2",
                    "sandbox: pages of 1,000 rows out of a million rows in 300 divisions",
                    "MB/s",
                    rate,
                    200,
                    OptionalDouble.empty(),
                    Better.MORE));
            figures.add(new Figure(
                    "X2.growth",
                    "sandbox: more live heap after %d s of that"
                            .formatted(WARM_UP.plus(TIME).toSeconds()),
                    "MB",
                    Math.max(0, growth),
                    25,
                    OptionalDouble.empty()));
        }
        return figures;
    }

    private Load load(List<byte[]> requests, int connections) {
        LoadGenerator generator = new LoadGenerator(exact, connections, requests);
        generator.run(WARM_UP);
        Load load = generator.run(TIME);
        say.accept("%,d answers, %,d MB in %.0f s".formatted(load.answers(), load.bytes() / 1_000_000, load.seconds()));
        return load;
    }

    @Override
    public void close() {
        process.close();
    }
}
