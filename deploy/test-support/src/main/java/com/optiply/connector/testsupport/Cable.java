package com.optiply.connector.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server on this machine that can be cut: what is open ends, and what comes is turned away until it is mended. It can fall silent, too. */
public final class Cable implements AutoCloseable {

    private final int target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private boolean silent;

    private Cable(int target, ServerSocket door) {
        this.target = target;
        this.door = door;
    }

    /** @param target port of the server */
    public static Cable to(int target) {
        try {
            Cable cable = new Cable(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.startVirtualThread(cable::accept);
            return cable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public int port() {
        return door.getLocalPort();
    }

    public void cut() {
        cut = true;
        speak();
        open.forEach(Cable::end);
        open.clear();
    }

    /** Nothing comes through any more, either way, and nobody is told: connections stay, new ones as well. What was sent meanwhile arrives when it is mended. */
    public synchronized void hush() {
        silent = true;
    }

    public void mend() {
        cut = false;
        speak();
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (cut) {
                    end(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // The door was closed, or the server was not there: the client sees its connection end.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            if (cut) {
                // The cut came while this one was made.
                end(client);
                end(server);
                return;
            }
            Thread.startVirtualThread(() -> pump(client, server));
            Thread.startVirtualThread(() -> pump(server, client));
        } catch (IOException e) {
            end(client);
            throw e;
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            byte[] buffer = new byte[8192];
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitSound();
                to.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException e) {
            // Either side ended; the other one is ended below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private synchronized void awaitSound() throws InterruptedException {
        while (silent) {
            wait();
        }
    }

    private synchronized void speak() {
        silent = false;
        notifyAll();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more.
        }
    }
}
