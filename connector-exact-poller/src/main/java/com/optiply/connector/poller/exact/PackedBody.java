package com.optiply.connector.poller.exact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A body as gzip packs it. */
final class PackedBody {

    private static final int PIECE = 64 * 1024;

    /** JSON packs to a quarter at least. */
    private static final long USUAL_GAIN = 4;

    private PackedBody() {}

    /**
     * @param largest bytes of an answer that are allowed, unpacked
     * @throws AnswerTooLarge when there are more
     * @throws IOException    when it is no gzip, or cut off
     */
    static byte[] unpacked(byte[] packed, int largest) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            ByteArrayOutputStream body = new ByteArrayOutputStream(room(packed.length, largest));
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (body.size() + read > largest) {
                    throw new AnswerTooLarge(largest);
                }
                body.write(piece, 0, read);
            }
            return body.toByteArray();
        }
    }

    /** Bytes to begin with: never more than may come. */
    static int room(int packed, int largest) {
        return (int) Math.min(largest, USUAL_GAIN * packed);
    }
}
