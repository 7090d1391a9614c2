package com.optiply.connector.poller.wire;

import com.optiply.connector.model.json.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What Exact says in the body of an error: {@code {"error":{"message":{"value":"…"}}}}, HTML or nothing (Exact reference, section 3.6). */
public final class ErrorBody {

    private static final int LONGEST = 300;

    private ErrorBody() {}

    /** @return the message in one line, or empty text; never fails */
    public static String message(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 16_384), StandardCharsets.UTF_8).trim();
        if (text.startsWith("{")) {
            try {
                text = EventJson.mapper()
                        .readTree(body)
                        .path("error")
                        .path("message")
                        .path("value")
                        .asText("");
            } catch (IOException e) {
                return "";
            }
        } else if (text.startsWith("<")) {
            text = text.replaceAll("<[^>]*>", " ");
        }
        String line = text.replaceAll("\\s+", " ").trim();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
