package com.optiply.connector.local.check;

import com.optiply.connector.local.oracle.ExactCompany;
import com.optiply.connector.local.oracle.Kind;
import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.local.progress.Tap;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Kills the poller and the writer with SIGKILL in the middle of the first loads, and starts them again. */
record Crashes(Stack stack, Tap tap, List<CheckedTenant> tenants, Consumer<String> say) {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final double MIDWAY = 0.15;

    /** Returns when both have been killed and are ready again. */
    void happen() {
        long rows = tenants.stream()
                .map(CheckedTenant::exact)
                .mapToLong(company ->
                        ExactCompany.ENTITIES.stream().mapToLong(company::count).sum())
                .sum();
        long products = tenants.stream()
                .mapToLong(tenant -> tenant.expected().of(Kind.PRODUCTS).size())
                .sum();
        midway("rows on Kafka", rows, tap::records);
        say.accept("poller killed with %,d of about %,d rows on Kafka".formatted(tap.records(), rows));
        stack.kill(Service.POLLER);
        stack.restart(Service.POLLER);
        midway("products in Optiply", products, this::productsInOptiply);
        say.accept("writer killed with %,d of %,d products in Optiply".formatted(productsInOptiply(), products));
        stack.kill(Service.WRITER);
        stack.restart(Service.WRITER);
    }

    private long productsInOptiply() {
        return tenants.stream().mapToLong(CheckedTenant::productsInOptiply).sum();
    }

    private static void midway(String what, long all, LongSupplier there) {
        Waiting.until(
                "the first " + what,
                LIMIT,
                OFTEN,
                () -> there.getAsLong() >= all * MIDWAY
                        ? List.of()
                        : List.of(there.getAsLong() + " of " + all + " " + what));
    }
}
