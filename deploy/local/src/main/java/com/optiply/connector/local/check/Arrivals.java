package com.optiply.connector.local.check;

import com.optiply.connector.local.oracle.Picture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Watches claims of one tenant come true, and says how long each took. */
public final class Arrivals {

    private static final Duration OFTEN = Duration.ofMillis(250);

    private record Awaited(Claim claim, long since) {}

    private final CheckedTenant tenant;
    private final Consumer<String> say;
    private final List<Awaited> awaited = new ArrayList<>();
    private int count;

    public Arrivals(CheckedTenant tenant, Consumer<String> say) {
        this.tenant = tenant;
        this.say = say;
    }

    public void add(List<Claim> claims) {
        claims.forEach(claim -> awaited.add(new Awaited(claim, System.nanoTime())));
    }

    /** @return how many claims have come true */
    int count() {
        return count;
    }

    /** Returns when all claims hold. */
    public void await(Duration limit) {
        Waiting.until("changes arrive", limit, OFTEN, () -> {
            Picture picture = tenant.optiply().picture();
            List<String> missing = new ArrayList<>();
            for (Iterator<Awaited> each = awaited.iterator(); each.hasNext(); ) {
                Awaited one = each.next();
                if (one.claim().holds(picture)) {
                    say.accept("%s: arrived after %.1f s"
                            .formatted(one.claim().change(), (System.nanoTime() - one.since()) / 1e9));
                    count++;
                    each.remove();
                } else {
                    missing.addAll(one.claim().missing(picture));
                }
            }
            return missing;
        });
    }
}
