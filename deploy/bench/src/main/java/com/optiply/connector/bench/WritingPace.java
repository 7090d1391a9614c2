package com.optiply.connector.bench;

import com.optiply.connector.bench.Figure.Better;
import com.optiply.connector.local.process.Memory;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.testsupport.merchant.WriterProcess;
import com.optiply.connector.testsupport.merchant.WriterRig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What the writer alone can do, with real Kafka and PostgreSQL and the sandbox: R4, R5, R7, and the memory of R9b. */
record WritingPace(Path root, Consumer<String> say) {

    private static final int LATENCY_MILLIS = 150;
    private static final int PERMITTED = 100;
    private static final int SEQUENTIAL = 60;
    private static final int PRODUCTS = Integer.getInteger("bench.products", 3_000);
    private static final int EVENTS = Integer.getInteger("bench.events", 300_000);
    private static final int KNOWN = Integer.getInteger("bench.known", 1_000_000);
    private static final int CHUNK = 2_000;
    private static final double MEGABYTE = 1024.0 * 1024.0;
    private static final Duration LIMIT = Duration.ofMinutes(15);

    /**
     * What one writer has read.
     *
     * @param perSecond events
     * @param megabytes of memory that it holds afterwards
     */
    private record Absorbed(double perSecond, double megabytes) {}

    /**
     * A first load of products.
     *
     * @param lead      seconds until the first one is there: the lane is taken, Optiply asked for the records it has
     * @param perSecond products from then on
     */
    private record Load(double lead, double perSecond) {}

    List<Figure> measure(Set<String> names) throws InterruptedException {
        List<Figure> figures = new ArrayList<>();
        if (names.contains("R4") || names.contains("R9b")) {
            throughput(names, figures);
        }
        if (names.contains("R5")) {
            calls(figures);
        }
        if (names.contains("R7")) {
            absorption(figures);
        }
        return figures;
    }

    private void throughput(Set<String> names, List<Figure> figures) throws InterruptedException {
        try (WriterRig rig = WriterRig.start(root)) {
            WriterProcess writer = rig.writer(1, WriterSettings.pace(1_000));
            until("the writer is ready", writer::isReady);
            double resident = resident(writer);
            if (names.contains("R4")) {
                rig.sandbox()
                        .fault(Map.of(
                                "face", "optiply", "path", "/v1/.*", "kind", "latency", "delayMillis", LATENCY_MILLIS));
                create(rig, rig.shop("warm-up"), 500);
                Load load = create(rig, rig.shop("pace"), PRODUCTS);
                double sequential = new SequentialWriter(rig.shop("sequential"), rig.optiply()).write(SEQUENTIAL);
                figures.add(more(
                        "R4",
                        "products created per second from the first one on, at %d ms, %d in flight; baseline: one after the other, a new connection each"
                                .formatted(LATENCY_MILLIS, WriterSettings.IN_FLIGHT),
                        "/s",
                        load.perSecond(),
                        25 * sequential,
                        sequential));
                figures.add(less(
                        "R4.first",
                        "from a tenant's last complete stream until its first product is created",
                        "s",
                        load.lead(),
                        5));
                rig.stop(1);
                until("the writer with a limit is ready", rig.writer(1, WriterSettings.pace(PERMITTED))::isReady);
                Load limited = create(rig, rig.shop("limited"), PRODUCTS);
                figures.add(more(
                        "R4.rate",
                        "part of the permitted %d calls per second that is used, from the first one on"
                                .formatted(PERMITTED),
                        "",
                        limited.perSecond() / PERMITTED,
                        0.9,
                        null));
                rig.stop(1);
                until("the writer that starts low is ready", rig.writer(1, WriterSettings.pace(5, 1_000))::isReady);
                figures.addAll(new LimitedWriting(rig).measure(rig.shop("limit")));
            }
            if (names.contains("R9b")) {
                figures.add(less("R9b.idle", "resident memory of the writer when it is ready", "MB", resident, 400));
            }
        }
    }

    private void calls(List<Figure> figures) throws InterruptedException {
        try (WriterRig rig = WriterRig.start(root)) {
            until("the writer is ready", rig.writer(1, WriterSettings.pace(1_000))::isReady);
            Shop shop = rig.shop("calls");
            List<Item> items = items(PRODUCTS);
            publish(shop.settings(Sample.SETTINGS), items, 0);
            shop.allLoaded();
            until("all products are there", () -> isRight(rig, shop, PRODUCTS, 0));
            figures.add(less(
                    "R5.first",
                    "calls per product of a first load, the search for earlier ids included",
                    "",
                    (double) calls(rig) / PRODUCTS,
                    1.05));

            rig.sandbox().clearRequests();
            publish(shop, items, 1);
            until("every stock is right", () -> isRight(rig, shop, PRODUCTS, 1));
            figures.add(less("R5", "calls per effective change, calm", "", (double) calls(rig) / PRODUCTS, 1.05));

            rig.sandbox().clearRequests();
            rig.sandbox().fault(Map.of("face", "optiply", "path", "/v1/.*", "kind", "latency", "delayMillis", 100));
            publish(shop, items, 2);
            for (int kill = 1; kill <= 3; kill++) {
                int part = PRODUCTS * kill / 4;
                until("some stocks are right", () -> atLeast(rig, shop, 2, part));
                rig.kill(1);
                until("the writer is back", rig.writer(1, WriterSettings.pace(1_000))::isReady);
            }
            until("every stock is right", () -> isRight(rig, shop, PRODUCTS, 2));
            rig.sandbox().clearFaults();
            figures.add(less(
                    "R5.kills",
                    "calls per effective change, with three kills",
                    "",
                    (double) calls(rig) / PRODUCTS,
                    1.20));

            long consumed = rig.number("select sum(next_offset) from consumed");
            rig.sandbox().clearRequests();
            rig.rewind();
            rig.execute("delete from consumed");
            until("the writer is ready again", rig.writer(1, WriterSettings.pace(1_000))::isReady);
            until(
                    "everything is read again",
                    () -> rig.number("select coalesce(sum(next_offset), 0) from consumed") >= consumed
                            && rig.isAtRest(shop));
            figures.add(less(
                    "R5.replay",
                    "calls per event when the topics are read again from their beginning",
                    "",
                    calls(rig) / (4.0 * PRODUCTS),
                    0.01));
        }
    }

    private void absorption(List<Figure> figures) throws InterruptedException {
        try (WriterRig rig = WriterRig.start(root)) {
            Shop shop = rig.shop("absorb");
            shop.paused(Sample.SETTINGS);
            until("the writer is ready", rig.writer(1, WriterSettings.pace(1))::isReady);
            absorb(rig, shop, items(CHUNK), 0);
            List<Item> few = items(10_000);
            publish(shop, few, 0);
            double small = absorb(rig, shop, few, EVENTS / 10_000).perSecond();
            figures.add(more(
                    "R7",
                    "changed stock positions absorbed per second, 10 thousand known products",
                    "/s",
                    small,
                    10_000,
                    null));
            rig.execute("""
                    insert into resource (type, scope_id, key, done, state)
                    select 'products', (select max(scope_id) from scope), gen_random_uuid()::text, 1, 'in-step' from generate_series(1, %d)""".formatted(KNOWN));
            rig.execute("""
                    insert into source_stock_position (kind, scope_id, entity_id, epoch, row_version, deleted, event_id, item_id, content_hash, arrived, content)
                    select 'stock-position', (select max(scope_id) from scope), gen_random_uuid(), 0, 1, false, gen_random_uuid(), gen_random_uuid(),
                        gen_random_uuid(), now(), '{"currentStock":1,"planningOut":0,"warehouseCode":"1"}'
                    from generate_series(1, %d)""".formatted(KNOWN));
            rig.execute("vacuum analyze resource_products, source_stock_position");
            rig.execute("checkpoint");
            Absorbed large = absorb(rig, shop, few, EVENTS / 10_000);
            figures.add(more(
                    "R7.million",
                    "the same with %,d known products".formatted(KNOWN),
                    "/s",
                    large.perSecond(),
                    10_000,
                    null));
            double bytes = (double) rig.number("select pg_total_relation_size('source_stock_position')")
                    / (KNOWN + few.size());
            figures.add(less("R7.bytes", "bytes on disk of a stock position with its indexes", "", bytes, 1_000));
            figures.add(less(
                    "R9b.busy",
                    "resident memory of the writer after %,d events".formatted(EVENTS),
                    "MB",
                    large.megabytes(),
                    512));
        }
    }

    /** Publishes while no writer reads, then lets one read: only the reading is measured. */
    private Absorbed absorb(WriterRig rig, Shop shop, List<Item> items, int rounds) throws InterruptedException {
        rig.stop(1);
        long before = rig.number("select coalesce(sum(next_offset), 0) from consumed");
        for (int round = 1; round <= Math.max(1, rounds); round++) {
            publishStocks(shop, items, (int) (System.nanoTime() % 1_000) + round);
        }
        int events = items.size() * Math.max(1, rounds);
        WriterProcess writer = rig.writer(1, WriterSettings.pace(1));
        until(
                "the first batch is absorbed",
                () -> rig.number("select coalesce(sum(next_offset), 0) from consumed") > before);
        long first = rig.number("select coalesce(sum(next_offset), 0) from consumed");
        long start = System.nanoTime();
        until(
                "all is absorbed",
                () -> rig.number("select coalesce(sum(next_offset), 0) from consumed") >= before + events);
        double rate = (before + events - first) * 1e9 / (System.nanoTime() - start);
        until("the writer is ready", writer::isReady);
        if (rate > 0) {
            say.accept("absorbed %,d events: %.0f per second".formatted(events, rate));
        }
        return new Absorbed(rate, resident(writer));
    }

    private Load create(WriterRig rig, Shop shop, int number) throws InterruptedException {
        publish(shop.settings(Sample.SETTINGS), items(number), 0);
        rig.sandbox().clearRequests();
        long loaded = System.nanoTime();
        shop.allLoaded();
        until("a product of " + shop.tenant() + " is there", () -> posted(rig) > 0);
        int first = posted(rig);
        long start = System.nanoTime();
        until("all products of " + shop.tenant() + " are there", () -> posted(rig) >= number);
        double seconds = (System.nanoTime() - start) / 1e9;
        int made = rig.records(shop, "products").size();
        if (made != number) {
            throw new IllegalStateException("%d products were made of %d".formatted(made, number));
        }
        return new Load((start - loaded) / 1e9, (number - first) / seconds);
    }

    private static void publish(Shop shop, List<Item> items, int stock) {
        if (stock == 0) {
            for (int from = 0; from < items.size(); from += CHUNK) {
                shop.changed(items.subList(from, Math.min(items.size(), from + CHUNK))
                        .toArray());
            }
        }
        publishStocks(shop, items, stock);
    }

    private static void publishStocks(Shop shop, List<Item> items, int stock) {
        for (int from = 0; from < items.size(); from += CHUNK) {
            shop.changed(items.subList(from, Math.min(items.size(), from + CHUNK)).stream()
                    .map(item -> Sample.stock(item.id(), "1", stock, 0))
                    .toArray());
        }
    }

    private static List<Item> items(int number) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            items.add(Sample.item("code", "PACE-" + i, "description", "Product number " + i));
        }
        return items;
    }

    private static boolean isRight(WriterRig rig, Shop shop, int number, int stock) {
        return rig.records(shop, "products").size() == number
                && atLeast(rig, shop, stock, number)
                && rig.isAtRest(shop);
    }

    private static boolean atLeast(WriterRig rig, Shop shop, int stock, int number) {
        return rig.records(shop, "products").stream()
                        .filter(product -> product.path("stockLevel").asInt() == stock)
                        .count()
                >= number;
    }

    /** Calls to Optiply since the log was cleared, logins aside. */
    private static int calls(WriterRig rig) {
        return rig.sandbox().requests("face=optiply&limit=50000&path=/v1/.*").size();
    }

    /** Products that were posted since the counters were cleared: asked many times a second, where all records would be a load of their own. */
    private static int posted(WriterRig rig) {
        return rig.sandbox()
                .counters()
                .path("optiply")
                .path("byType")
                .path("products")
                .path("POST")
                .asInt();
    }

    private static double resident(WriterProcess writer) {
        return Memory.resident(List.of(writer.handle())) / MEGABYTE;
    }

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not within " + LIMIT + ": " + what);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static Figure less(String name, String title, String unit, double value, double target) {
        return new Figure(name, title, unit, value, target, OptionalDouble.empty());
    }

    private static Figure more(String name, String title, String unit, double value, double target, Double baseline) {
        OptionalDouble today = baseline == null ? OptionalDouble.empty() : OptionalDouble.of(baseline);
        return new Figure(name, title, unit, value, target, today, Better.MORE);
    }
}
