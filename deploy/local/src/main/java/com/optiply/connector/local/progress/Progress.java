package com.optiply.connector.local.progress;

import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.util.ArrayList;
import java.util.List;

/** What of one tenant is where. */
public final class Progress {

    private final SandboxAdmin sandbox;
    private final Tap tap;
    private final String tenant;
    private final Merchant merchant;

    public Progress(SandboxAdmin sandbox, Tap tap, String tenant, Merchant merchant) {
        this.sandbox = sandbox;
        this.tap = tap;
        this.tenant = tenant;
        this.merchant = merchant;
    }

    /** @return a table with a line per stream */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("%-20s %12s %12s %12s".formatted("", "Exact", "Kafka", "Optiply"));
        for (Stream stream : Stream.values()) {
            int exact = stream.entities().stream()
                    .mapToInt(
                            entity -> sandbox.rows(merchant.division(), entity).size())
                    .sum();
            String optiply = stream.optiplyType().isEmpty()
                    ? ""
                    : "%,d"
                            .formatted(sandbox.optiply(merchant.account(), stream.optiplyType())
                                    .size());
            lines.add("%-20s %,12d %,12d %12s"
                    .formatted(stream.label(), exact, tap.alive(stream.topic(), tenant), optiply));
        }
        return lines;
    }

    /** @return the same in one line */
    public String line() {
        List<String> parts = new ArrayList<>();
        for (Stream stream : Stream.values()) {
            if (!stream.optiplyType().isEmpty()) {
                parts.add("%s %d on Kafka, %d in Optiply"
                        .formatted(
                                stream.label(),
                                tap.alive(stream.topic(), tenant),
                                sandbox.optiply(merchant.account(), stream.optiplyType())
                                        .size()));
            }
        }
        return String.join("; ", parts);
    }
}
