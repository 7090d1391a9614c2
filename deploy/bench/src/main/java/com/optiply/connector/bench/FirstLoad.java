package com.optiply.connector.bench;

import com.optiply.connector.local.oracle.Kind;
import com.optiply.connector.local.oracle.Picture;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Time from activation until Optiply holds exactly what it should. */
record FirstLoad(Stack stack, BenchTenant tenant, Consumer<String> say) {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final double SECONDS_PER_CALL_TODAY = 0.15;

    /** @param target seconds */
    Figure measure(String name, String title, double target) throws InterruptedException {
        Picture expected = tenant.checked().expected();
        int products = expected.of(Kind.PRODUCTS).size();
        int orders = expected.of(Kind.SELL_ORDERS).size();
        tenant.onboard(say);
        long start = System.nanoTime();
        double seconds = untilRight(start, products, orders);
        double today = (products + expected.of(Kind.COMPOSITIONS).size() + orders) * SECONDS_PER_CALL_TODAY;
        return new Figure(
                name,
                "%s (%,d products, %,d sell orders with %,d lines) until Optiply is right"
                        .formatted(
                                title,
                                products,
                                orders,
                                expected.of(Kind.SELL_ORDER_LINES).size()),
                "s",
                seconds,
                target,
                OptionalDouble.of(today));
    }

    /** The cheap condition first: reading everything back takes time from those who work. */
    private double untilRight(long start, int products, int orders) throws InterruptedException {
        SandboxAdmin sandbox = stack.sandbox();
        long account = tenant.merchant().account();
        List<String> differences = List.of("nothing read yet");
        while (System.nanoTime() - start < LIMIT.toNanos()) {
            double seconds = (System.nanoTime() - start) / 1e9;
            int ordersThere = sandbox.optiply(account, Kind.SELL_ORDERS.type()).size();
            if (ordersThere >= orders
                    && sandbox.optiply(account, Kind.PRODUCTS.type()).size() >= products) {
                differences = tenant.checked().differences(false);
                if (differences.isEmpty()) {
                    return seconds;
                }
            }
            say.accept("%.0f s: %,d of %,d sell orders in Optiply".formatted(seconds, ordersThere, orders));
            TimeUnit.MILLISECONDS.sleep(orders > 1000 ? 5_000 : 500);
        }
        throw new IllegalStateException("Optiply is not right after " + LIMIT + ": " + differences.getFirst());
    }
}
