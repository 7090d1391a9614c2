package com.optiply.connector.poller.compare;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Takes marks in any order and gives them back by id, one per row. No more than a chunk is in memory; the rest lies in temporary files, which {@link #close}
 * removes. Not thread-safe. All methods throw {@link UncheckedIOException} when the disk fails.
 */
public final class SortedMarks implements AutoCloseable {

    private final int chunk;
    private final List<Path> runs = new ArrayList<>();
    private final List<Source> open = new ArrayList<>();
    private List<RowMark> newest = new ArrayList<>();
    private long count;

    /** @param chunk marks that are held in memory */
    public SortedMarks(int chunk) {
        this.chunk = chunk;
    }

    public void add(RowMark mark) {
        newest.add(mark);
        count++;
        if (newest.size() >= chunk) {
            spill();
        }
    }

    /** Marks that were added. */
    public long count() {
        return count;
    }

    /** By id; of each row the mark with the highest order. To be asked for once, when all are added. */
    public Iterator<RowMark> sorted() {
        spill();
        PriorityQueue<Source> heads = new PriorityQueue<>((a, b) -> RowMark.ORDER.compare(a.head, b.head));
        for (Path run : runs) {
            Source source = new Source(run);
            open.add(source);
            if (source.advance()) {
                heads.add(source);
            }
        }
        return new Merged(heads);
    }

    @Override
    public void close() {
        try {
            for (Source source : open) {
                source.in.close();
            }
            for (Path run : runs) {
                Files.deleteIfExists(run);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void spill() {
        if (newest.isEmpty()) {
            return;
        }
        newest.sort(RowMark.ORDER);
        try {
            Path run = Files.createTempFile("comparison", ".marks");
            runs.add(run);
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run)))) {
                for (RowMark mark : newest) {
                    mark.writeTo(out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        newest = new ArrayList<>();
    }

    private static final class Source {

        private final DataInputStream in;
        private RowMark head;

        Source(Path run) {
            try {
                in = new DataInputStream(new BufferedInputStream(Files.newInputStream(run)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean advance() {
            try {
                head = RowMark.readFrom(in);
                return true;
            } catch (EOFException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Merged implements Iterator<RowMark> {

        private final PriorityQueue<Source> heads;

        Merged(PriorityQueue<Source> heads) {
            this.heads = heads;
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public RowMark next() {
            if (heads.isEmpty()) {
                throw new NoSuchElementException();
            }
            RowMark last = take();
            while (!heads.isEmpty() && heads.peek().head.id().equals(last.id())) {
                last = take();
            }
            return last;
        }

        private RowMark take() {
            Source source = heads.remove();
            RowMark mark = source.head;
            if (source.advance()) {
                heads.add(source);
            }
            return mark;
        }
    }
}
