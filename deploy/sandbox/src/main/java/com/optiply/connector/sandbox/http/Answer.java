package com.optiply.connector.sandbox.http;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A complete answer.
 *
 * @param reason the reason phrase, where the vendor uses its own
 */
public record Answer(int status, Optional<String> reason, Map<String, String> headers, Buffer body) {

    public static final String JSON = "application/json; charset=utf-8";
    public static final String HTML = "text/html; charset=utf-8";

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Optional.empty(), Map.of(), Buffer.buffer());
    }

    /** An answer with a body of that content type. */
    public static Answer of(int status, String contentType, Buffer body) {
        return new Answer(status, Optional.empty(), Map.of("Content-Type", contentType), body);
    }

    /** An answer with a text as its body. */
    public static Answer of(int status, String contentType, String body) {
        return of(status, contentType, Buffer.buffer(body));
    }

    /** A redirect of a browser, with the small page that web servers send along. */
    public static Answer redirect(String location) {
        String page = "<html><head><title>Object moved</title></head><body><h2>Object moved</h2></body></html>";
        return of(302, HTML, page).with("Location", location);
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** The same with more headers. */
    public Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, reason, all, body);
    }

    /** The same with its own reason phrase. */
    public Answer because(String phrase) {
        return new Answer(status, Optional.of(phrase), headers, body);
    }
}
