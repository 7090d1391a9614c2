package com.optiply.connector.sandbox.exact.odata;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;

/** Collects an answer's bytes and hands them on without a copy. */
final class Bytes extends ByteArrayOutputStream {
    private static final int FIRST_SIZE = 8 * 1024;

    Bytes() {
        super(FIRST_SIZE);
    }

    Buffer buffer() {
        return Buffer.buffer(Unpooled.wrappedBuffer(buf, 0, count));
    }
}
