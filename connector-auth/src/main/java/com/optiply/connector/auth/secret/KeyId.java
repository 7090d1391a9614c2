package com.optiply.connector.auth.secret;

import java.nio.ByteBuffer;

/** The number of a key in its keyset, as {@code primaryKeyId} and {@code keyId} of Tink's JSON have it. */
record KeyId(int id) {

    /** The key that a value is sealed with: its number stands behind a version byte at the value's beginning. */
    static KeyId of(byte[] sealed) {
        return new KeyId(ByteBuffer.wrap(sealed).getInt(1));
    }

    @Override
    public String toString() {
        return Integer.toUnsignedString(id);
    }
}
