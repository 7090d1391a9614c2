package com.optiply.connector.poller.lane;

import com.optiply.connector.poller.PollerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/**
 * Bounds what all lanes together map and publish at a time: a page takes a multiple of its own size from its arrival to the end of its transaction, and during
 * an outage of Kafka every lane would hold one. First come, first served. Thread-safe.
 *
 * <p>Law: who holds a page's bytes waits for nobody who waits for some. So a lane gives back what it has before it takes more, and the transaction's turn is
 * never held while taking.
 */
@ApplicationScoped
public class PageMemory {

    private final int all;
    private final Semaphore free;

    public PageMemory(PollerConfig config) {
        this.all = config.http().pagesInWork();
        this.free = new Semaphore(all, true);
    }

    /**
     * Waits until there is room. A page larger than all there is has all of it for itself.
     *
     * @param bytes size of the page, unpacked
     * @return what was taken, to be given back
     * @throws InterruptedException when the lane is to end
     */
    int take(int bytes) throws InterruptedException {
        int taken = Math.min(bytes, all);
        free.acquire(taken);
        return taken;
    }

    void giveBack(int taken) {
        free.release(taken);
    }

    /** Bytes that nobody has taken. */
    int free() {
        return free.availablePermits();
    }
}
