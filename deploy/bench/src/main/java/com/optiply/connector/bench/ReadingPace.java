package com.optiply.connector.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.bench.Figure.Better;
import com.optiply.connector.bench.TopicWatch.Published;
import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.local.process.Memory;
import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the poller alone can do, without the writer beside it: R1, R2, R3 as far as the topic, R6, R8 and R9a. */
record ReadingPace(Stack stack, Path root, Consumer<String> say) {

    private static final int LIMIT = 60;

    /** Slow enough that Exact's minute bounds the load, and not this machine. */
    private static final double PACE = 3;

    private static final int DIVISIONS = Integer.getInteger("bench.divisions", 300);
    private static final double MEGABYTE = 1024.0 * 1024.0;

    List<Figure> measure(Set<String> names) throws InterruptedException {
        List<Figure> figures = new ArrayList<>();
        stack.kill(Service.WRITER);
        stack.kill(Service.POLLER);
        Companies companies = new Companies(stack);
        TopicWatch topics = new TopicWatch(stack.bootstrapServers());
        if (names.contains("R8")) {
            figures.addAll(new Starts(stack, root, Service.POLLER, say).measure("R8"));
        }
        try (BenchService _ = new BenchService(stack, root, Service.POLLER, List.of())) {
            if (names.contains("R1") || names.contains("R9a")) {
                figures.addAll(withinTheLimits(companies, topics, names));
            }
            if (names.contains("R3")) {
                figures.addAll(new TopicFreshness(stack, companies, topics, say).measure());
            }
            if (names.contains("R2")) {
                figures.add(withoutLimits(companies, topics));
            }
        }
        if (names.contains("R6")) {
            // What a load without limits has left in its memory is no matter here.
            try (BenchService poller = new BenchService(stack, root, Service.POLLER, List.of())) {
                figures.add(manyDivisions(companies, topics, poller));
            }
        }
        return figures;
    }

    private List<Figure> withinTheLimits(Companies companies, TopicWatch topics, Set<String> names)
            throws InterruptedException {
        SandboxAdmin sandbox = stack.sandbox();
        List<Figure> figures = new ArrayList<>();
        Map<String, Merchant> one = companies.make("pace", 1, 60_000, 20_000, 60_000);
        Merchant merchant = one.get("pace-1");
        sandbox.setClockRate(PACE);
        sandbox.clearRequests();
        companies.onboard(one);
        topics.awaitLoaded(one.keySet(), Companies.STREAMS);
        Map<Instant, Integer> minutes = new TreeMap<>();
        List<Instant> asked = requests(sandbox, merchant).stream()
                .map(request -> Instant.parse(request.path("vendorAt").asText()))
                .sorted()
                .toList();
        asked.forEach(at -> minutes.merge(at.truncatedTo(ChronoUnit.MINUTES), 1, Integer::sum));
        List<Integer> whole = minutes.values().stream()
                .skip(1)
                .limit(Math.max(0, minutes.size() - 2))
                .toList();
        double calls = whole.stream().mapToInt(Integer::intValue).average().orElse(0);
        Published published = topics.published(one.keySet());
        double rowsPerCall = (double) published.events() / asked.size();
        Duration took = Duration.between(asked.getFirst(), asked.getLast());
        say.accept("first load within the limits: %,d events, %d calls in %d s of vendor time, calls per minute %s"
                .formatted(published.events(), asked.size(), took.toSeconds(), whole));
        if (names.contains("R1")) {
            figures.add(
                    more("R1", "first load: part of the allowed calls that is used", "", calls / LIMIT, 0.95, null));
            figures.add(less("R1.429", "first load: answers 429", "", tooMany(sandbox), 0));
            figures.add(more(
                    "R1.rows",
                    "first load: rows per call, of all calls until it is loaded, polls of stock and sales among them",
                    "",
                    rowsPerCall,
                    950,
                    null));
        }
        if (names.contains("R9a")) {
            sandbox.setClockRate(1);
            Merchant other = companies
                    .make("sequential", 1, 10_000, 0, 0)
                    .values()
                    .iterator()
                    .next();
            SequentialReader.Result today = new SequentialReader(stack.ports().url(Port.EXACT)).read(other);
            say.accept("sequential reader: %,d rows, %d calls, %.0f s"
                    .formatted(today.rows(), today.calls(), today.seconds()));
            double perMinute = 60 * today.rows() / today.seconds();
            figures.add(more(
                    "R9a",
                    "rows per vendor minute of a first load, which leaves three calls of each minute to stock and sales; baseline: sequential reader, Atom XML, 1.01 s pause, that leaves none",
                    "",
                    60_000.0 * published.events() / took.toMillis(),
                    perMinute,
                    perMinute));
        }
        return figures;
    }

    private Figure withoutLimits(Companies companies, TopicWatch topics) {
        SandboxAdmin sandbox = stack.sandbox();
        sandbox.setClockRate(60);
        sandbox.setSwitch("exact.minute-limit", 1_000_000);
        sandbox.setSwitch("exact.day-limit", 1_000_000);
        // The first loads warm the poller up and are not measured.
        Map<String, Merchant> warmUp = companies.make("warm-up", 2, 10_000, 1_000, 5_000);
        companies.onboard(warmUp);
        topics.awaitLoaded(warmUp.keySet(), Companies.STREAMS);
        Map<String, Merchant> measured = companies.make("speed", 3, 20_000, 4_000, 20_000);
        companies.onboard(measured);
        topics.awaitLoaded(measured.keySet(), Companies.STREAMS);
        Published published = topics.published(measured.keySet());
        sandbox.setSwitch("exact.minute-limit", LIMIT);
        sandbox.setSwitch("exact.day-limit", 5_000);
        return more(
                "R2",
                "rows from the sandbox to Kafka without limits, three companies, %,d rows"
                        .formatted(published.events()),
                "/s",
                published.events() / published.seconds(),
                15_000,
                null);
    }

    private Figure manyDivisions(Companies companies, TopicWatch topics, BenchService poller) {
        stack.sandbox().setClockRate(60);
        Map<String, Merchant> many = companies.make("many", DIVISIONS, 200, 20, 60);
        companies.onboard(many);
        topics.awaitLoaded(many.keySet(), Companies.STREAMS);
        double resident = Memory.resident(List.of(poller.handle())) / MEGABYTE;
        return less(
                "R6",
                "resident memory of a poller that follows %d divisions".formatted(DIVISIONS),
                "MB",
                resident,
                512);
    }

    private static List<JsonNode> requests(SandboxAdmin sandbox, Merchant merchant) {
        List<JsonNode> all = new ArrayList<>();
        sandbox.requests("face=exact&limit=20000&path=/api/v1/" + merchant.division() + "/.*")
                .forEach(all::add);
        return all;
    }

    private static int tooMany(SandboxAdmin sandbox) {
        return sandbox.counters().path("exact").path("tooManyRequests").asInt();
    }

    private static Figure less(String name, String title, String unit, double value, double target) {
        return new Figure(name, title, unit, value, target, OptionalDouble.empty());
    }

    private static Figure more(String name, String title, String unit, double value, double target, Double baseline) {
        OptionalDouble today = baseline == null ? OptionalDouble.empty() : OptionalDouble.of(baseline);
        return new Figure(name, title, unit, value, target, today, Better.MORE);
    }
}
