package com.optiply.connector.local.check;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces as a collector does, as OTLP over HTTP, and remembers the spans. The field numbers are those of opentelemetry-proto's trace.proto. */
final class TraceCollector implements AutoCloseable {

    /** A span with those of its attributes that are texts, its resource's included. */
    record Span(String name, String trace, String id, String parent, Map<String, String> texts) {}

    private static final int RESOURCE_SPANS = 1;
    private static final int RESOURCE = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            for (UnknownFieldSet from : parts(UnknownFieldSet.parseFrom(exchange.getRequestBody()), RESOURCE_SPANS)) {
                Map<String, String> resource = new TreeMap<>();
                for (UnknownFieldSet described : parts(from, RESOURCE)) {
                    resource.putAll(texts(described, 1));
                }
                for (UnknownFieldSet scope : parts(from, SCOPE_SPANS)) {
                    for (UnknownFieldSet span : parts(scope, SPANS)) {
                        spans.add(span(span, resource));
                    }
                }
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Span span(UnknownFieldSet span, Map<String, String> resource) throws IOException {
        Map<String, String> texts = new TreeMap<>(resource);
        texts.putAll(texts(span, 9));
        return new Span(text(span, 5), hex(span, 1), hex(span, 2), hex(span, 4), texts);
    }

    private static Map<String, String> texts(UnknownFieldSet of, int field) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (UnknownFieldSet pair : parts(of, field)) {
            for (UnknownFieldSet value : parts(pair, 2)) {
                texts.put(text(pair, 1), text(value, 1));
            }
        }
        return texts;
    }

    private static List<UnknownFieldSet> parts(UnknownFieldSet of, int field) throws IOException {
        List<UnknownFieldSet> parts = new CopyOnWriteArrayList<>();
        for (ByteString part : of.getField(field).getLengthDelimitedList()) {
            parts.add(UnknownFieldSet.parseFrom(part));
        }
        return parts;
    }

    private static String text(UnknownFieldSet of, int field) {
        return new String(bytes(of, field), StandardCharsets.UTF_8);
    }

    private static String hex(UnknownFieldSet of, int field) {
        return HexFormat.of().formatHex(bytes(of, field));
    }

    private static byte[] bytes(UnknownFieldSet of, int field) {
        List<ByteString> values = of.getField(field).getLengthDelimitedList();
        return values.isEmpty() ? new byte[0] : values.getLast().toByteArray();
    }
}
