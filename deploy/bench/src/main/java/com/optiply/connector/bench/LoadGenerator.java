package com.optiply.connector.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Sends the same few requests over and over on kept connections. It looks at status and length only, so that the machine's time goes to the server.
 *
 * @param requests complete requests; connection n begins with the n-th
 */
record LoadGenerator(URI server, int connections, List<byte[]> requests) {

    private static final int BUFFER = 1 << 17;
    private static final String LENGTH = "content-length:";

    /** What was answered within the time. */
    record Load(long answers, long bytes, double seconds, double p99Millis) {
        double perSecond() {
            return answers / seconds;
        }

        double megabytesPerSecond() {
            return bytes / seconds / 1e6;
        }
    }

    /** A request without a body. */
    static byte[] get(URI server, String pathAndQuery, String token, String type) {
        return ("GET " + pathAndQuery + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer "
                        + token + "\r\nAccept: " + type + "\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A POST without a body. */
    static byte[] post(URI server, String path, String token) {
        return ("POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer " + token
                        + "\r\nAccept: application/json\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Runs for a time.
     *
     * @throws IllegalStateException when an answer is not 200
     */
    Load run(Duration time) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        ConcurrentHistogram micros = new ConcurrentHistogram(3);
        List<CompletableFuture<long[]>> running = new ArrayList<>();
        for (int connection = 0; connection < connections; connection++) {
            int first = connection;
            CompletableFuture<long[]> counts = new CompletableFuture<>();
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    counts.complete(drive(first, end, micros));
                } catch (IOException broken) {
                    counts.completeExceptionally(new UncheckedIOException(broken));
                } catch (RuntimeException failed) {
                    counts.completeExceptionally(failed);
                }
            });
            running.add(counts);
        }
        long answers = 0;
        long bytes = 0;
        try {
            for (CompletableFuture<long[]> one : running) {
                answers += one.join()[0];
                bytes += one.join()[1];
            }
        } catch (CompletionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed);
        }
        return new Load(answers, bytes, (System.nanoTime() - start) / 1e9, micros.getValueAtPercentile(99) / 1e3);
    }

    private long[] drive(int first, long end, ConcurrentHistogram micros) throws IOException {
        long answers = 0;
        long bytes = 0;
        byte[] rest = new byte[BUFFER];
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            for (int at = first; System.nanoTime() < end; at++) {
                long sent = System.nanoTime();
                socket.getOutputStream().write(requests.get(at % requests.size()));
                long length = readHead(in);
                for (long left = length; left > 0; ) {
                    int read = in.read(rest, 0, (int) Math.min(rest.length, left));
                    if (read < 0) {
                        throw new IOException("The answer ended early");
                    }
                    left -= read;
                }
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sent));
                answers++;
                bytes += length;
            }
        }
        return new long[] {answers, bytes};
    }

    private static long readHead(InputStream in) throws IOException {
        String status = readLine(in);
        long length = 0;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Long.parseLong(lower.substring(LENGTH.length()).strip());
            }
        }
        if (!status.contains(" 200 ")) {
            throw new IllegalStateException(
                    "The server answered " + status + new String(in.readNBytes((int) length), StandardCharsets.UTF_8));
        }
        return length;
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("The connection was closed");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }
}
