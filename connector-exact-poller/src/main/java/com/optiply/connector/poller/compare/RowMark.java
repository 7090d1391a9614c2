package com.optiply.connector.poller.compare;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.UUID;

/**
 * That a row was there, or was gone, with this version.
 *
 * @param order of two marks of one row the one with the higher order counts
 */
public record RowMark(UUID id, long version, long order, boolean live) {

    static final Comparator<RowMark> ORDER = Comparator.comparing(RowMark::id).thenComparingLong(RowMark::order);

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
        out.writeLong(version);
        out.writeLong(order);
        out.writeBoolean(live);
    }

    static RowMark readFrom(DataInput in) throws IOException {
        return new RowMark(new UUID(in.readLong(), in.readLong()), in.readLong(), in.readLong(), in.readBoolean());
    }
}
