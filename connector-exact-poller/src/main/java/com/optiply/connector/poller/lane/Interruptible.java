package com.optiply.connector.poller.lane;

/** A stretch of work that may be cut short from outside. What is outside the stretch, such as a transaction, is never interrupted. */
final class Interruptible {

    private Thread inside;
    private boolean closed;

    /** @throws InterruptedException when {@link #close} was called */
    synchronized void enter() throws InterruptedException {
        if (closed) {
            throw new InterruptedException("The lane is to end");
        }
        inside = Thread.currentThread();
    }

    synchronized void leave() {
        inside = null;
        // An interrupt that came too late must not hit what follows.
        var unused = Thread.interrupted();
    }

    /** Interrupts who is inside, and lets nobody in any more. */
    synchronized void close() {
        closed = true;
        if (inside != null) {
            inside.interrupt();
        }
    }
}
