package com.optiply.connector.sandbox.evidence;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The beginnings of the newest bodies, within a number of bytes. They are kept as they came, since most are never looked
 * at, and lose their secrets when they are shown. Guarded by its owner.
 */
final class Bodies {
    private final int longest;
    private final long most;
    private final Map<Long, Kept> bodies = new LinkedHashMap<>();
    private long bytes;

    private record Kept(byte[] start, boolean cut) {}

    /**
     * @param longest bytes kept of one body
     * @param most bytes kept of all; the oldest give way
     */
    Bodies(int longest, long most) {
        this.longest = longest;
        this.most = most;
    }

    void put(long seq, Buffer body) {
        if (body.length() == 0) {
            return;
        }
        byte[] start = body.getBytes(0, Math.min(longest, body.length()));
        bodies.put(seq, new Kept(start, body.length() > longest));
        bytes += start.length;
        var oldest = bodies.entrySet().iterator();
        while (bytes > most && oldest.hasNext()) {
            bytes -= oldest.next().getValue().start.length;
            oldest.remove();
        }
    }

    /** The text of a body, with … where it goes on; empty when there was none or it gave way. */
    String text(long seq) {
        Kept kept = bodies.get(seq);
        return kept == null ? "" : Redaction.of(new String(kept.start, StandardCharsets.UTF_8)) + (kept.cut ? "…" : "");
    }

    void clear() {
        bodies.clear();
        bytes = 0;
    }
}
